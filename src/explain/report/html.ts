import type { MethodRow } from '../../compare/index.ts';
import type { Expr } from '../../expr/index.ts';
import { type Say, translate } from '../../messages/index.ts';
import { parse } from '../../parse/index.ts';
import { toText } from '../../print/index.ts';
import { chartSvg, costChart, SWELL_HEADS, swellCells, swellChart } from '../curves/index.ts';
import { graphSvg } from '../graph/index.ts';
import {
  type Alternative,
  type Derivation,
  ruleName,
  ruleText,
  type Step,
  simplificationText,
} from '../steps/index.ts';
import { escapeXml as escape } from '../svg/document.ts';
import { printLatex } from '../text/latex.ts';
import { grouped, short } from '../text/layout.ts';
import { adjointRows, primalRows, type TraceRow, tangentRows } from '../trace/index.ts';
import type { Report } from './report.ts';
import { STYLE } from './style.ts';

/** Typesets LaTeX as HTML. */
export type Typeset = (latex: string) => string;

export interface HtmlOptions {
  /** Styles of KaTeX with its fonts inlined; without them formulas are MathML, which browsers draw with their own fonts. */
  readonly katexStyle?: string | undefined;
}

/** Longer formulas are shown as text: typeset, they would be longer than a page. */
const LONGEST = 2500;

/** A report as one self-contained HTML page. */
export async function reportHtml(report: Report, say: Say, { katexStyle }: HtmlOptions = {}): Promise<string> {
  const { default: katex } = await import('katex');
  const output = katexStyle === undefined ? 'mathml' : 'htmlAndMathml';
  const typeset: Typeset = (latex) =>
    katex.renderToString(`\\displaystyle ${latex}`, { output, throwOnError: false, strict: 'ignore' });
  const math = (e: Expr): string => {
    const latex = printLatex(e, { maxLength: LONGEST });
    return latex.length < LONGEST ? typeset(latex) : `<code>${escape(toText(e, { maxLength: LONGEST }))}</code>`;
  };
  const sections = [
    summary(report, say, math),
    comparisonSection(report, say, math),
    stepsSection(report, say, math),
    traceSection(report, say, typeset),
    await graphSection(report, say),
    chartsSection(report, say),
    growthSection(report, say),
    leftSection(report, say),
  ].filter((section) => section !== undefined);
  const title = say('report.title', { f: toText(report.f, { maxLength: 80 }) });
  const contents = sections.map(({ id, head }) => `<li><a href="#${id}">${escape(head)}</a></li>`).join('');
  const body = sections
    .map(({ id, head, body: inside }) => `<section id="${id}"><h2>${escape(head)}</h2>${inside}</section>`)
    .join('\n');
  return [
    '<!doctype html>',
    `<html lang="${say.language === 'zh' ? 'zh-Hans' : 'en'}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}</style>${katexStyle === undefined ? '' : `<style>${katexStyle}</style>`}</head>`,
    `<body><main><h1>${escape(say('report.head'))}</h1><p class="f">${typeset(`${functionName(report)} = ${printLatex(report.f, { maxLength: LONGEST })}`)}</p>`,
    `<nav aria-label="${escape(say('report.contents'))}"><ul>${contents}</ul></nav>`,
    body,
    `<footer>${escape(say('report.footer'))}</footer></main></body></html>\n`,
  ].join('\n');
}

interface Section {
  readonly id: string;
  readonly head: string;
  readonly body: string;
}

type Typed = (e: Expr) => string;

function functionName({ at }: Report): string {
  const names = Object.keys(at).map((name) => printLatex(parse(name)));
  return `f\\left(${names.join(', ')}\\right)`;
}

function summary({ comparison, wrt, derivations }: Report, say: Say, math: Typed): Section {
  const { agree, at, value, reference, notes } = comparison;
  const place = Object.entries(at)
    .map(([name, x]) => `${name} = ${x}`)
    .join(', ');
  const rows = [
    [say('report.point'), escape(place)],
    [say('report.value'), escape(String(value))],
    ...derivations.map(({ variable, answer }) => [say('report.derivative', { variable }), math(answer)]),
    ...(reference?.derivative ?? []).map((digits, i) => [
      say('report.reference', { variable: wrt[i] ?? '', digits: reference?.digits ?? 0 }),
      `<span class="digits">${escape(digits)}</span>`,
    ]),
  ];
  const facts = rows.map(([head, cell]) => `<dt>${escape(head as string)}</dt><dd>${cell}</dd>`).join('');
  const telling = comparison.methods.filter(({ unseen }) => unseen !== true).length;
  const agreed =
    telling < comparison.methods.length ? say('compare.agreeOthers', { count: telling }) : say('report.agree');
  const verdict = `<p class="${agree ? 'good' : 'bad'}">${escape(agree ? agreed : say('report.differ'))}</p>`;
  const list = notes.map((note) => `<li>${escape(translate(say.language, note))}</li>`).join('');
  return {
    id: 'summary',
    head: say('report.summary'),
    body: `<dl>${facts}</dl>${verdict}<ul class="notes">${list}</ul>`,
  };
}

function comparisonSection({ comparison, wrt }: Report, say: Say, math: Typed): Section {
  const heads = [
    'report.method',
    'report.by',
    'report.result',
    'report.error',
    'report.evaluations',
    'report.operations',
    'report.how',
  ] as const;
  const rows = comparison.methods.flatMap((row) =>
    wrt.map((name, i) => {
      const lead =
        i === 0 ? `<th scope="rowgroup" rowspan="${wrt.length}">${escape(say(`method.${row.name}`))}</th>` : '';
      const cost =
        i === 0
          ? `<td rowspan="${wrt.length}" class="n">${grouped(row.evaluations)}</td><td rowspan="${wrt.length}" class="n">${grouped(row.operations)}</td>`
          : '';
      return `<tr>${lead}<td>${escape(name)}</td><td class="n">${escape(String(row.derivative[i]))}</td><td class="n">${short(row.relativeErrors[i] ?? row.relativeError)}</td>${cost}<td>${how(row, i, say, math)}</td></tr>`;
    }),
  );
  const body = table(
    say('report.comparisonCaption'),
    heads.map((key) => say(key)),
    rows,
    [2, 5],
  );
  return { id: 'comparison', head: say('report.comparison'), body };
}

function how({ name, formula, scheme, step }: MethodRow, i: number, say: Say, math: Typed): string {
  if (formula !== undefined) return math(parse(formula[i] ?? '0'));
  if (scheme !== undefined)
    return escape(translate(say.language, step === undefined ? scheme : `${scheme}, h = ${short(step)}`));
  return escape(say(name === 'forward' ? 'report.forward' : 'report.reverse'));
}

function stepsSection({ derivations, alternatives }: Report, say: Say, math: Typed): Section | undefined {
  if (derivations.length === 0) return undefined;
  const main = derivations.map((derivation) => {
    const head =
      derivations.length > 1 ? `<h3>${escape(say('steps.title', { variable: derivation.variable }))}</h3>` : '';
    return head + derivationHtml(derivation, say, math);
  });
  const others = alternatives.map((alternative) => {
    const [opening] = alternative.steps as readonly [Step];
    const condition = alternative.way === 'logarithmic' ? `<p>${escape(say('steps.positive'))}</p>` : '';
    return `<h3>${escape(say('steps.otherWay', { way: ruleName(opening.rule, say) }))}</h3>${setUpHtml(alternative, say, math)}${derivationHtml(alternative, say, math)}${condition}`;
  });
  return { id: 'steps', head: say('report.steps'), body: [...main, ...others].join('') };
}

/** The equations that lead to the first line. */
function setUpHtml({ setUp }: Alternative, say: Say, math: Typed): string {
  if (setUp.length === 0) return '';
  const items = setUp.map(
    ({ left, right, rule }) =>
      `<li><span class="line">${math(left)} <span>=</span> ${math(right)}</span> <span class="why">${escape(rule === undefined ? '' : ruleName(rule, say))}</span></li>`,
  );
  return `<div class="derivation"><ol>${items.join('')}</ol></div>`;
}

function derivationHtml(derivation: Derivation, say: Say, math: Typed): string {
  const lines = [
    ...derivation.steps.map((step) => ({ whole: step.whole, why: ruleText(step, say) })),
    ...derivation.simplification.map((one) => ({ whole: one.whole, why: simplificationText(one, say) })),
  ];
  const items = lines.map(
    ({ whole, why }) =>
      `<li><span class="line"><span aria-hidden="true">=</span> ${math(whole)}</span> <span class="why">${escape(why)}</span></li>`,
  );
  return `<div class="derivation"><p>${math(derivation.start)}</p><ol>${items.join('')}</ol></div>`;
}

function traceSection({ trace, wrt }: Report, say: Say, typeset: Typeset): Section | undefined {
  if (trace === undefined) return undefined;
  const side = (caption: string, rows: readonly TraceRow[]): string => {
    const cells = rows.map(
      ({ formula, value, accumulates }) =>
        `<tr${accumulates ? ' class="adds"' : ''}><td>${typeset(formula)}</td><td class="n">${escape(String(value))}</td></tr>`,
    );
    return table(caption, [say('report.formula'), say('graph.value')], cells, [1, 1]);
  };
  const tables = [
    side(say('trace.primal'), primalRows(trace)),
    ...wrt.map((variable, i) => side(say('trace.tangent', { variable }), tangentRows(trace, i))),
    side(say('trace.adjoint'), adjointRows(trace)),
  ];
  return {
    id: 'traces',
    head: say('report.traces'),
    body: `<div class="traces">${tables.join('')}</div><p>${escape(say('trace.accumulating'))}</p>`,
  };
}

async function graphSection({ graph }: Report, say: Say): Promise<Section | undefined> {
  if (graph === undefined) return undefined;
  return { id: 'graph', head: say('report.graph'), body: figure(await graphSvg(graph, say)) };
}

function chartsSection({ charts }: Report, say: Say): Section | undefined {
  if (charts.length === 0) return undefined;
  return { id: 'curves', head: say('report.curves'), body: charts.map((chart) => figure(chartSvg(chart))).join('') };
}

/** Expression swell and the cost of gradients, as pictures and as the numbers behind them. */
function growthSection({ growth: { swell, costs } }: Report, say: Say): Section {
  const numbers = (cells: readonly number[]): string =>
    `<tr>${cells.map((count) => `<td class="n">${grouped(count)}</td>`).join('')}</tr>`;
  const swellTable = table(
    say('plot.swellTitle'),
    SWELL_HEADS.map((key) => say(key)),
    swell.map((row) => numbers(swellCells(row))),
    [0, SWELL_HEADS.length],
  );
  const heads = [
    'table.n',
    'plot.valueAlone',
    'plot.numericGradient',
    'plot.forwardGradient',
    'plot.reverseGradient',
  ] as const;
  const costTable = table(
    say('plot.costTitle'),
    heads.map((key) => say(key)),
    costs.map(({ inputs, value, numeric, forward, reverse }) => numbers([inputs, value, numeric, forward, reverse])),
    [0, heads.length],
  );
  return {
    id: 'growth',
    head: say('report.growth'),
    body: figure(chartSvg(swellChart(swell, say))) + swellTable + figure(chartSvg(costChart(costs, say))) + costTable,
  };
}

function leftSection({ left }: Report, say: Say): Section | undefined {
  if (left.length === 0) return undefined;
  return {
    id: 'left-out',
    head: say('report.left'),
    body: `<ul>${left.map((reason) => `<li>${escape(translate(say.language, reason))}</li>`).join('')}</ul>`,
  };
}

function figure(svg: string): string {
  return `<figure>${svg}</figure>`;
}

/** @param numbers the first and the last column of numbers: their heads stand to the right, as the numbers do. */
function table(
  caption: string,
  heads: readonly string[],
  rows: readonly string[],
  [first, last]: readonly [number, number],
): string {
  const head = heads
    .map((text, i) => `<th scope="col"${i >= first && i <= last ? ' class="n"' : ''}>${escape(text)}</th>`)
    .join('');
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
