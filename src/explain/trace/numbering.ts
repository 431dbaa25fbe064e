import { type Expr, postorder } from '../../expr/index.ts';

/** A node of a trace with its name: v₋₁, v₀ for the variables, v₁, v₂ ... for what is computed. */
export interface Numbered {
  readonly node: Expr;
  /** Negative and 0 for variables, from 1 on for operations. */
  readonly index: number;
}

/**
 * The nodes of an expression that get a line in a trace, in the order of the survey: variables first, then what is
 * computed from what is known, level by level. Literals and constants stand inside the lines.
 *
 * Source: Baydin, Pearlmutter, Radul, Siskind, Automatic differentiation in machine learning: a survey, JMLR 18 (2018),
 * section 3.1, after Griewank and Walther's numbering of intermediate variables.
 */
export function numbering(f: Expr): Numbered[] {
  const order = postorder([f]);
  const levels = new Map<Expr, number>();
  for (const node of order) {
    const below = node.kind === 'call' ? node.args.map((arg) => levels.get(arg) ?? 0) : [];
    levels.set(node, isLeaf(node) ? 0 : 1 + Math.max(0, ...below));
  }
  const variables = order.filter(({ kind }) => kind === 'sym');
  const operations = order.filter((node) => !isLeaf(node));
  operations.sort((a, b) => (levels.get(a) as number) - (levels.get(b) as number));
  return [
    ...variables.map((node, i) => ({ node, index: i + 1 - variables.length })),
    ...operations.map((node, i) => ({ node, index: i + 1 })),
  ];
}

/** Variables, literals and constants. */
function isLeaf(node: Expr): boolean {
  return node.kind !== 'call' || node.args.length === 0;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** `v₋₁`, with a dot above for its tangent and a bar for its adjoint. */
export function nameOf(index: number, accent: '' | 'dot' | 'bar' = ''): string {
  const digits = [...String(Math.abs(index))].map((digit) => SUBSCRIPTS[Number(digit)]).join('');
  return `v${ACCENTS[accent]}${index < 0 ? '₋' : ''}${digits}`;
}

const ACCENTS = { '': '', dot: '\u0307', bar: '\u0304' } as const;

/** Names as LaTeX writes them: `\dot{v}_{-1}`. */
export function latexOf(text: string): string {
  return text.replace(
    /\\mathrm\{v([\u0307\u0304]?)(₋?)([₀-₉]+)\}/g,
    (_, accent: string, sign: string, digits: string) => {
      const letter = accent === ACCENTS.dot ? '\\dot{v}' : accent === ACCENTS.bar ? '\\bar{v}' : 'v';
      return `${letter}_{${sign === '' ? '' : '-'}${[...digits].map((digit) => SUBSCRIPTS.indexOf(digit)).join('')}}`;
    },
  );
}
