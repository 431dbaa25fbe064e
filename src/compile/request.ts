import { type Expr, isNum, num, sym } from '../expr/index.ts';
import { adjoints, pushforward } from '../rules/index.ts';

/** Which derivatives come with the value. */
export interface Derivatives {
  /** The derivative of the one expression by every variable. */
  readonly gradient?: boolean;
  /** The derivative of every expression by every variable: one row an expression. */
  readonly jacobian?: boolean;
  /** The second derivatives of the one expression. */
  readonly hessian?: boolean;
  /** The Hessian times a vector, which is passed after the variables: `f(x, y, vx, vy)`. */
  readonly hvp?: boolean;
  /** Matrices as `{rows, columns, values}`, without the entries that are always 0. */
  readonly sparse?: boolean;
}

/** The entries of a matrix that are not always 0, row by row. */
export interface SparseMatrix {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/**
 * How the numbers a program makes are arranged for the caller: a leaf is the position of an output, or an array of
 * whole numbers to be handed out as it is.
 */
export type Arrangement =
  | { readonly kind: 'output'; readonly position: number }
  | { readonly kind: 'fixed'; readonly values: readonly number[] }
  | { readonly kind: 'list'; readonly items: readonly Arrangement[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Arrangement])[] };

/** What to compute and how to hand it out. */
export interface Request {
  readonly outputs: readonly Expr[];
  readonly inputs: readonly string[];
  readonly arrangement: Arrangement;
}

const ZERO = num(0);
const ONE = num(1);

/** A name that no text can hold, for the entries of the direction of a Hessian-vector product. */
const directionName = (index: number): string => `direction ${index}`;

/**
 * Expand the wish for derivatives into the expressions to compute, all over one graph, so that what they share is
 * computed once.
 */
export function request(
  fs: readonly Expr[],
  single: boolean,
  variables: readonly string[],
  wish: Derivatives,
): Request {
  const outputs: Expr[] = [];
  const wrts = variables.map((name) => sym(name));
  const place = (expr: Expr): Arrangement => ({ kind: 'output', position: outputs.push(expr) - 1 });
  const list = (exprs: readonly Expr[]): Arrangement => ({ kind: 'list', items: exprs.map(place) });
  const matrix = (rows: readonly (readonly Expr[])[]): Arrangement =>
    wish.sparse === true ? sparse(rows, list) : { kind: 'list', items: rows.map(list) };

  const value = single ? place(fs[0] as Expr) : list(fs);
  const entries: [string, Arrangement][] = [];
  const gradient = wish.gradient || wish.hessian ? adjoints(fs[0] as Expr, wrts) : [];
  if (wish.gradient) entries.push(['gradient', list(gradient)]);
  if (wish.jacobian) entries.push(['jacobian', matrix(jacobian(fs, wrts))]);
  if (wish.hessian) entries.push(['hessian', matrix(symmetric(gradient, wrts))]);
  const inputs = [...variables];
  if (wish.hvp) {
    inputs.push(...variables.map((_, index) => directionName(index)));
    entries.push(['hvp', list(hessianVectorProduct(fs[0] as Expr, wrts))]);
  }
  const arrangement: Arrangement =
    entries.length === 0 ? value : { kind: 'object', entries: [['value', value], ...entries] };
  return { outputs, inputs, arrangement };
}

/** One reverse pass an expression, or one forward pass a variable, whichever are fewer. */
function jacobian(fs: readonly Expr[], wrts: readonly Expr[]): Expr[][] {
  if (fs.length <= wrts.length) return fs.map((f) => adjoints(f, wrts));
  const columns = wrts.map((variable) => pushforward(fs, new Map([[variable, ONE]])));
  return fs.map((_, row) => columns.map((column) => column[row] as Expr));
}

/** The Hessian from the gradient: the lower triangle, mirrored. */
function symmetric(gradient: readonly Expr[], wrts: readonly Expr[]): Expr[][] {
  const lower = gradient.map((g, row) => adjoints(g, wrts.slice(0, row + 1)));
  return lower.map((_, row) => wrts.map((_, column) => lower[Math.max(row, column)]?.[Math.min(row, column)] as Expr));
}

/** The gradient of the derivative along v: reverse over forward, so linear in the graph. */
function hessianVectorProduct(f: Expr, wrts: readonly Expr[]): Expr[] {
  const tangents = new Map(wrts.map((variable, index) => [variable, sym(directionName(index))]));
  return adjoints(pushforward([f], tangents)[0] as Expr, wrts);
}

function sparse(matrix: readonly (readonly Expr[])[], list: (exprs: readonly Expr[]) => Arrangement): Arrangement {
  const entries = matrix.flatMap((row, i) =>
    row.flatMap((entry, j) => (isNum(entry) && entry === ZERO ? [] : [{ entry, i, j }])),
  );
  return {
    kind: 'object',
    entries: [
      ['rows', { kind: 'fixed', values: entries.map(({ i }) => i) }],
      ['columns', { kind: 'fixed', values: entries.map(({ j }) => j) }],
      ['values', list(entries.map(({ entry }) => entry))],
    ],
  };
}

/** The arrangement as the text of a JavaScript expression over the texts of the outputs. */
export function arrangementText(arrangement: Arrangement, outputs: readonly string[]): string {
  switch (arrangement.kind) {
    case 'output':
      return outputs[arrangement.position] as string;
    case 'fixed':
      return `[${arrangement.values.join(', ')}]`;
    case 'list':
      return `[${arrangement.items.map((item) => arrangementText(item, outputs)).join(', ')}]`;
    case 'object':
      return `({ ${arrangement.entries.map(([name, item]) => `${name}: ${arrangementText(item, outputs)}`).join(', ')} })`;
    default:
      return arrangement satisfies never;
  }
}

/** The arrangement as a function of the outputs. */
export function arranger(arrangement: Arrangement): (outputs: Float64Array) => unknown {
  switch (arrangement.kind) {
    case 'output': {
      const { position } = arrangement;
      return (outputs) => outputs[position];
    }
    case 'fixed':
      return () => [...arrangement.values];
    case 'list':
      return listArranger(arrangement.items);
    case 'object': {
      const parts = arrangement.entries.map(([name, item]) => [name, arranger(item)] as const);
      return (outputs) => Object.fromEntries(parts.map(([name, part]) => [name, part(outputs)]));
    }
    default:
      return arrangement satisfies never;
  }
}

function listArranger(items: readonly Arrangement[]): (outputs: Float64Array) => unknown {
  const first = items[0];
  const consecutive = items.every(
    (item, k) => item.kind === 'output' && first?.kind === 'output' && item.position === first.position + k,
  );
  if (consecutive && first?.kind === 'output') {
    const { position } = first;
    return (outputs) => Array.from(outputs.subarray(position, position + items.length));
  }
  const parts = items.map(arranger);
  return (outputs) => parts.map((part) => part(outputs));
}
