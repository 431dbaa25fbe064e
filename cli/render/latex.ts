import { explain, parse } from '../../src/index.ts';

const { printLatex } = explain;

/** The next rule in formulas: what is to be differentiated, the rule in letters, and what these stand for. */
export function hintLatex(hint: explain.Hint | undefined): string {
  if (hint === undefined) return '';
  const { step, statement, bindings } = hint;
  const lines = [printLatex(step.before)];
  if (statement !== undefined) lines.push(ruleLatex(statement));
  lines.push(...bindings.map(({ name, value }) => `${name} = ${printLatex(value)}`));
  return lines.join('\n');
}

function ruleLatex({ left, right }: NonNullable<explain.Hint['statement']>): string {
  return `\\left(${printLatex(left)}\\right)' = ${printLatex(right)}`;
}

/** The traces as arrays of formulas and values: primals, tangents by each variable, adjoints. */
export function traceLatex(trace: explain.Trace): string {
  return [
    explain.primalRows(trace),
    ...trace.tangents.map((_, i) => explain.tangentRows(trace, i)),
    explain.adjointRows(trace),
  ]
    .map(arrayOf)
    .join('\n\n');
}

function arrayOf(rows: readonly explain.TraceRow[]): string {
  const lines = rows.map(({ formula, value }) => `  ${formula} & ${number(value)}`);
  return `\\begin{array}{ll}\n${lines.join(' \\\\\n')}\n\\end{array}`;
}

function number(value: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const [digits = '', power] = String(value).split('e');
  return power === undefined ? digits : `${digits} \\cdot 10^{${Number(power)}}`;
}

/** The verdict as an equation, the rules that the mistakes violate, and the right answer where it is wanted. */
export function checkLatex(check: explain.Check, reveal: boolean): string {
  const { right, formula, answer, variable, findings } = check;
  const derivative = derivativeOf(check);
  const rules = findings.flatMap((finding) => explain.findingHint(finding, variable)?.statement ?? []);
  return [
    `${derivative} ${right ? '=' : '\\neq'} ${printLatex(formula)}`,
    ...rules.slice(0, 1).map(ruleLatex),
    ...(reveal && !right ? [`${derivative} = ${printLatex(answer)}`] : []),
  ].join('\n');
}

function derivativeOf({ f, variable, order, curve }: explain.Check): string {
  const power = order === 1 ? '' : `^{${order}}`;
  const below = `d ${printLatex(parse(variable))}${power}`;
  if (curve !== undefined) return `\\frac{d${power} ${printLatex(parse(curve.of))}}{${below}}`;
  return `\\frac{d${power}}{${below}}\\left[${printLatex(f)}\\right]`;
}
