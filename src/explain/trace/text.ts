import type { Say } from '../../messages/index.ts';
import { toText } from '../../print/index.ts';
import { printLatex } from '../text/latex.ts';
import { columnsOf, type Mark, pad, plain, WIDTH, wrap } from '../text/layout.ts';
import { latexOf } from './numbering.ts';
import type { AdjointLine, PrimalLine, TangentLine, Trace } from './trace.ts';

/** A line of a trace in words: what is computed, and its value. */
interface Entry {
  readonly formula: string;
  readonly value: string;
  readonly accumulates?: boolean;
}

const written = { maxLength: 200 };

const primalEntry = ({ name, formula, value }: PrimalLine): Entry => ({
  formula: `${name} = ${toText(formula, written)}`,
  value: String(value),
});

const tangentEntry = ({ name, formula, value }: TangentLine): Entry => ({
  formula: `${name} = ${toText(formula, written)}`,
  value: String(value),
});

function adjointEntry({ name, formula, value, accumulates }: AdjointLine): Entry {
  const text = toText(formula, written);
  return { formula: `${name} = ${accumulates ? `${name} + ${text}` : text}`, value: String(value), accumulates };
}

/** The tables of the survey: primals beside tangents for each variable, and primals beside the adjoints. */
export function traceText(trace: Trace, say: Say, mark: Mark = plain): string {
  const legend = [legendOf(trace, say), say('trace.accumulating')].map((text) => wrap(text));
  return [...tangentTables(trace, say, mark), adjointTable(trace, say, mark), mark('faint', legend.join('\n'))].join(
    '\n\n',
  );
}

/** Primals beside tangents alone: the survey's table 2. */
export function tangentTraceText(trace: Trace, say: Say, mark: Mark = plain): string {
  return tangentTables(trace, say, mark).join('\n\n');
}

/** Primals beside adjoints alone: the survey's table 3. */
export function adjointTraceText(trace: Trace, say: Say, mark: Mark = plain): string {
  return [adjointTable(trace, say, mark), mark('faint', wrap(say('trace.accumulating')))].join('\n\n');
}

function tangentTables(trace: Trace, say: Say, mark: Mark): string[] {
  return trace.tangents.map(({ wrt, lines, derivative }) => {
    const result = `ẏ = ∂y/∂${wrt} = ${derivative}`;
    return sideBySide(
      primalSide(trace, say),
      [say('trace.tangent', { variable: wrt }), lines.map(tangentEntry), result],
      mark,
    );
  });
}

function adjointTable(trace: Trace, say: Say, mark: Mark): string {
  const results = Object.entries(trace.gradient).map(([name, value]) => `∂y/∂${name} = ${value}`);
  const side: Side = [say('trace.adjoint'), trace.adjoints.map(adjointEntry), results.join('   ')];
  return sideBySide(primalSide(trace, say), side, mark);
}

function primalSide({ primal, value }: Trace, say: Say): Side {
  return [say('trace.primal'), primal.map(primalEntry), `y = ${value}`];
}

function legendOf({ primal }: Trace, say: Say): string {
  const names = primal
    .filter(({ node }) => node.kind === 'sym')
    .map(({ name, formula }) => `${name} = ${toText(formula)}`);
  return say('trace.legend', { names: names.join(say('text.listComma')) });
}

type Side = readonly [head: string, entries: readonly Entry[], result: string];

/** Two traces beside each other; under each other where they do not fit the width. */
function sideBySide(left: Side, right: Side, mark: Mark): string {
  const [a, b] = [block(left, mark), block(right, mark)];
  if (a.width + b.width + 5 > WIDTH)
    return [...a.lines, { plain: '', marked: '' }, ...b.lines].map(({ marked }) => `  ${marked}`.trimEnd()).join('\n');
  const rows = Math.max(a.lines.length, b.lines.length);
  return Array.from({ length: rows }, (_, i) => {
    const [first, second] = [a.lines[i], b.lines[i]];
    const room = ' '.repeat(a.width - columnsOf(first?.plain ?? ''));
    return `  ${first?.marked ?? ''}${room}   ${second?.marked ?? ''}`.trimEnd();
  }).join('\n');
}

interface Line {
  readonly plain: string;
  readonly marked: string;
}

function block([head, entries, result]: Side, mark: Mark): { lines: readonly Line[]; width: number } {
  const wide = Math.max(...entries.map(({ formula }) => columnsOf(formula)));
  const body = entries.map(({ formula, value, accumulates }): Line => {
    const text = `${pad(formula, wide)}  ${value}`;
    return { plain: text, marked: accumulates ? `${mark('caution', pad(formula, wide))}  ${value}` : text };
  });
  const width = Math.max(columnsOf(head), columnsOf(result), ...body.map((line) => columnsOf(line.plain)));
  const line = (text: string, role: 'title' | 'faint' | 'good'): Line => ({ plain: text, marked: mark(role, text) });
  return {
    width,
    lines: [
      line(head, 'title'),
      line('─'.repeat(width), 'faint'),
      ...body,
      line('─'.repeat(width), 'faint'),
      line(result, 'good'),
    ],
  };
}

/** The same as a table of LaTeX formulas, for print. */
export interface TraceRow {
  readonly formula: string;
  readonly value: number;
  readonly accumulates: boolean;
}

const latex = (name: string, right: string): string => latexOf(`\\mathrm{${name}} = ${right}`);

export function primalRows({ primal }: Trace): TraceRow[] {
  return primal.map(({ name, formula, value }) => ({
    formula: latex(name, printLatex(formula, written)),
    value,
    accumulates: false,
  }));
}

export function tangentRows(trace: Trace, i: number): TraceRow[] {
  return (trace.tangents[i]?.lines ?? []).map(({ name, formula, value }) => ({
    formula: latex(name, printLatex(formula, written)),
    value,
    accumulates: false,
  }));
}

export function adjointRows({ adjoints }: Trace): TraceRow[] {
  return adjoints.map(({ name, formula, value, accumulates }) => ({
    formula: latex(name, `${accumulates ? `\\mathrm{${name}} + ` : ''}${printLatex(formula, written)}`),
    value,
    accumulates,
  }));
}

/** A trace as plain data. */
export function traceJson({ f, at, value, primal, tangents, adjoints, gradient }: Trace): object {
  return {
    expression: toText(f),
    at,
    value,
    primal: primal.map((line) => ({
      name: plainName(line.name),
      formula: plainName(toText(line.formula)),
      value: line.value,
    })),
    tangents: tangents.map(({ wrt, lines, derivative }) => ({
      wrt,
      derivative,
      lines: lines.map((line) => ({
        name: plainName(line.name),
        formula: plainName(toText(line.formula)),
        value: line.value,
      })),
    })),
    adjoints: adjoints.map((line) => ({
      name: plainName(line.name),
      formula: plainName(toText(line.formula)),
      value: line.value,
      amount: line.amount,
      accumulates: line.accumulates,
    })),
    gradient,
  };
}

/** `v-1`, `dv1`, `av1`: what a script can match without combining characters. */
function plainName(text: string): string {
  return text.replace(/v([\u0307\u0304]?)(₋?)([₀-₉]+)/g, (_, accent: string, sign: string, digits: string) => {
    const prefix = accent === '\u0307' ? 'd' : accent === '\u0304' ? 'a' : '';
    return `${prefix}v${sign === '' ? '' : '-'}${[...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'.indexOf(digit)).join('')}`;
  });
}
