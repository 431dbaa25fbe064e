import {
  differentiableVariables,
  type Expr,
  explain,
  FluxionError,
  type Point,
  type Say,
  toString,
  variablesOf,
} from '../../src/index.ts';
import { writeOutput } from '../file.ts';
import { readChoices, readNames, readNumber, readPoint } from '../input.ts';
import { katexStyle } from '../katex.ts';
import { toJson } from '../render/json.ts';
import { hintLatex, traceLatex } from '../render/latex.ts';
import type { Style } from '../render/style.ts';

/** The options of `diff` that show how a derivative comes about, in the place of the comparison. */
export interface ViewOptions {
  readonly steps?: true;
  readonly hint?: true;
  readonly trace?: true;
  readonly graph?: string;
  readonly plot?: string;
  readonly html?: string;
  readonly output?: string;
  readonly at?: string;
  readonly wrt?: string;
  readonly order?: string;
  readonly json?: true;
  readonly latex?: true;
}

const GRAPHS = ['svg', 'dot', 'mermaid', 'text'] as const;
const PLOTS = ['error', 'swell', 'cost', 'f'] as const;

type Plot = (typeof PLOTS)[number];

/** Plots that have an example of their own. */
const WITHOUT_EXPRESSION: readonly Plot[] = ['swell', 'cost'];

export const VIEW_OPTIONS: readonly (readonly [string, string])[] = [
  ['--steps', 'the derivation as one writes it, a rule a line'],
  ['--hint', 'only the next rule'],
  ['--trace', 'the evaluation trace with tangents and adjoints'],
  ['--graph <form>', 'the computation graph: svg, dot, mermaid or text'],
  ['--plot <kind>', 'a curve: error, swell, cost or f'],
  ['--html <file>', 'everything as one page'],
  ['-o, --output <file>', 'where a graph or a curve goes; a curve becomes SVG'],
];

/** Whether one of the views is asked for. */
export function wantsView({ steps, hint, trace, graph, plot, html }: ViewOptions): boolean {
  return [steps, hint, trace, graph, plot, html].some((option) => option !== undefined);
}

/** Whether the views asked for need no expression. */
export function needsNoExpression({ plot, ...others }: ViewOptions): boolean {
  return WITHOUT_EXPRESSION.some((kind) => kind === plot) && !wantsView(others);
}

/** One view: what it says to a reader, and as data. */
interface View {
  readonly name: string;
  readonly text: string;
  readonly json: unknown;
}

/** The views asked for, as text or as one JSON object. */
export async function showViews(f: Expr | undefined, options: ViewOptions, say: Say, style: Style): Promise<string> {
  const views: View[] = [];
  if (f !== undefined) {
    const subject = subjectOf(f, options);
    if (options.hint) views.push(hintView(subject, say, style, options.latex === true));
    if (options.steps) views.push(stepsView(subject, say, style, options.latex === true));
    if (options.trace) views.push(traceView(subject, say, style, options.latex === true));
    if (options.graph !== undefined) views.push(await graphView(subject, options, say, style));
    if (options.html !== undefined) views.push(await htmlView(subject, options.html, say));
  }
  if (options.plot !== undefined) views.push(plotView(f, options, say, style));
  if (options.json) {
    const head = f === undefined ? {} : { expression: toString(f) };
    return toJson({ ...head, ...Object.fromEntries(views.map(({ name, json }) => [name, json])) });
  }
  return views.map(({ text }) => text.trimEnd()).join('\n\n');
}

/** What is looked at: the function, its variables, the point. */
interface Subject {
  readonly f: Expr;
  readonly wrt: readonly string[];
  readonly order: number;
  /** Read late: steps need no point. */
  readonly point: () => Point;
}

function subjectOf(f: Expr, { at, wrt, order }: ViewOptions): Subject {
  const variables = variablesOf(f);
  const names = readNames(wrt) ?? (variables.length > 0 ? differentiableVariables(f) : ['x']);
  const allowed = [...new Set([...variables, ...names])];
  const given = at === undefined ? undefined : readPoint(at, allowed);
  return { f, wrt: names, order: readOrder(order), point: () => explain.pointFor(f, given, names) };
}

/** An order that can be written down line by line. */
function readOrder(option: string | undefined): number {
  const order = readNumber('--order', option) ?? 1;
  if (Number.isInteger(order) && order >= 1 && order <= 20) return order;
  throw new FluxionError('USAGE', `The order of a derivative is a whole number from 1 to 20, not ${order}.`);
}

function hintView({ f, wrt }: Subject, say: Say, style: Style, isLatex: boolean): View {
  const [variable = 'x'] = wrt;
  const hint = explain.hint(f, variable);
  const statement = hint?.statement;
  const json = hint && {
    rule: explain.ruleText(hint.step, say),
    at: toString(hint.step.before),
    ...(statement === undefined ? {} : { statement: `(${toString(statement.left)})' = ${toString(statement.right)}` }),
    with: Object.fromEntries(hint.bindings.map(({ name, value }) => [name, toString(value)])),
    ...(isLatex ? { latex: hintLatex(hint) } : {}),
  };
  const text = isLatex && hint !== undefined ? hintLatex(hint) : explain.hintText(hint, say, style);
  return { name: 'hint', text, json: json ?? null };
}

function stepsView({ f, wrt, order }: Subject, say: Say, style: Style, isLatex: boolean): View {
  const partial = variablesOf(f).length > 1;
  const derivations = wrt.flatMap((variable) => inTurn(f, variable, order, partial));
  const others = wrt.length === 1 && order === 1 ? explain.alternatives(f, wrt[0] as string) : [];
  const titled = derivations.map((derivation, i) => {
    const time = (i % order) + 1;
    const title = say('steps.title', { variable: derivation.variable });
    const head = order === 1 ? title : say('steps.orderTitle', { title, order: time });
    return `${style('title', head)}\n${explain.derivationText(derivation, say, style)}`;
  });
  const inLatex = [...derivations, ...others].map((derivation) => explain.derivationLatex(derivation, say));
  const text = isLatex
    ? inLatex.join('\n\n')
    : [...titled, ...others.map((other) => explain.alternativeText(other, say, style))].join('\n\n');
  const json = [...derivations, ...others].map((derivation, i) => ({
    variable: derivation.variable,
    ...('way' in derivation ? { way: derivation.way } : {}),
    start: toString(derivation.start),
    lines: explain.linesOf(derivation, say),
    unsimplified: toString(derivation.unsimplified),
    answer: toString(derivation.answer),
    ...(isLatex ? { latex: inLatex[i] } : {}),
  }));
  return { name: 'steps', text, json };
}

/** The derivations of the first, second ... derivative, each of the answer of the one before. */
function inTurn(f: Expr, variable: string, order: number, partial: boolean): explain.Derivation[] {
  const derivations: explain.Derivation[] = [];
  for (let i = 0; i < order; i++) {
    derivations.push(explain.derive(derivations.at(-1)?.answer ?? f, variable, { partial }));
  }
  return derivations;
}

function traceView({ f, wrt, point }: Subject, say: Say, style: Style, isLatex: boolean): View {
  const trace = explain.trace(f, point(), wrt);
  const json = explain.traceJson(trace);
  if (!isLatex) return { name: 'trace', text: explain.traceText(trace, say, style), json };
  const latex = traceLatex(trace);
  return { name: 'trace', text: latex, json: { ...json, latex } };
}

async function graphView({ f, wrt, point }: Subject, options: ViewOptions, say: Say, style: Style): Promise<View> {
  const [form] = readChoices('--graph', options.graph, GRAPHS) ?? [];
  const graph = explain.graphOf(f, point(), wrt);
  const drawn =
    form === 'svg'
      ? await explain.graphSvg(graph, say)
      : form === 'dot'
        ? explain.graphDot(graph)
        : form === 'mermaid'
          ? explain.graphMermaid(graph)
          : explain.graphText(graph, say, options.output === undefined ? style : (_, text) => text);
  return { name: 'graph', text: delivered(drawn, options.output, say), json: graph };
}

async function htmlView({ f, wrt, order, point }: Subject, file: string, say: Say): Promise<View> {
  const report = explain.report(f, { at: point(), wrt, order }, say);
  const page = await explain.reportHtml(report, say, { katexStyle: katexStyle() });
  return { name: 'html', text: delivered(page, file, say), json: file };
}

/** The text itself, or a word that it is in a file. */
function delivered(text: string, file: string | undefined, say: Say): string {
  if (file === undefined) return text;
  writeOutput(file, text);
  return say('cli.written', { file });
}

function plotView(f: Expr | undefined, options: ViewOptions, say: Say, style: Style): View {
  const [kind] = readChoices('--plot', options.plot, PLOTS) ?? [];
  const { chart, data, table } = PLOT[kind as Plot](f === undefined ? undefined : subjectOf(f, options), say);
  const { output } = options;
  if (output !== undefined && !/\.svg$/i.test(output)) {
    throw new FluxionError('USAGE', `A curve is written as SVG, and ${output} is another kind of file.`, {
      suggestion: 'Give a name that ends in .svg.',
    });
  }
  const text =
    output === undefined
      ? [explain.chartText(chart, style), ...(table === undefined ? [] : [table(style)])].join('\n\n')
      : delivered(explain.chartSvg(chart), output, say);
  return { name: 'plot', text, json: data };
}

interface Plotted {
  readonly chart: explain.Chart;
  readonly data: unknown;
  /** The numbers behind the curves, where they are worth reading. */
  readonly table?: (style: Style) => string;
}

const PLOT: Readonly<Record<Plot, (subject: Subject | undefined, say: Say) => Plotted>> = {
  error: (subject, say) => {
    const { f, wrt, point } = needed(subject, 'error');
    const data = explain.stepErrors(f, point(), wrt[0] as string);
    return {
      chart: explain.errorChart(data, toString(f), say),
      data: { derivative: data.derivative, curves: data.curves },
    };
  },
  swell: (_, say) => {
    const data = explain.swell();
    return { chart: explain.swellChart(data, say), data, table: (style) => explain.swellTable(data, say, style) };
  },
  cost: (_, say) => {
    const data = explain.gradientCosts();
    return { chart: explain.costChart(data, say), data };
  },
  f: (subject, say) => {
    const { f, wrt, point } = needed(subject, 'f');
    const data = explain.functionCurves(f, point(), wrt[0] as string);
    return { chart: explain.functionChart(data, toString(f), say), data };
  },
};

function needed(subject: Subject | undefined, kind: Plot): Subject {
  if (subject !== undefined) return subject;
  throw new FluxionError('USAGE', `--plot ${kind} needs an expression.`, {
    suggestion: `For example: diff "x^2*sin(x)" --plot ${kind}.`,
  });
}
