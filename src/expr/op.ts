import type { Algebra, OpEntry } from './entry.ts';

/** An entry with what follows from its place in the table. */
export interface Op extends OpEntry {
  /** Its key in the table, unique. */
  readonly name: string;
  /** The name it is written with, the one in its signature: `log` for the table's `logBase`. */
  readonly written: string;
  readonly parameters: readonly string[];
  readonly variadic: boolean;
  /** A number that is the same in every process, for hashing and ordering. */
  readonly hash: number;
  /** Of a sum: its weights; of a product: its exponents. What `algebra` says, for loops that ask every node. */
  readonly weights: readonly number[] | undefined;
  readonly exponents: readonly (number | string)[] | undefined;
  /** Nested in one another, operations of the same kind are one sum, or one product. */
  readonly chain: 'sum' | 'product' | undefined;
}

/**
 * Turn an entry into an operation: read the signature, fix the hash. An unnamed parameter list (`'pi'`) is a constant.
 *
 * @example
 * makeOp('double', { signature: 'double(x)', eval: (x) => 2 * x, d: '2*dx', tex: '2 #1', doc: 'twice x', sample: [[-3, 3]] }).parameters // ['x']
 */
export function makeOp(name: string, entry: OpEntry): Op {
  const inside = /\((.*)\)/.exec(entry.signature)?.[1] ?? '';
  const parameters = inside === '' ? [] : inside.split(',').map((parameter) => parameter.trim());
  const variadic = parameters.length === 1 && (parameters[0] ?? '').startsWith('...');
  const { algebra } = entry;
  return {
    ...BLANK,
    ...entry,
    name,
    written: entry.signature.replace(/\(.*/, ''),
    parameters: parameters.map((parameter) => parameter.replace('...', '')),
    variadic,
    hash: hashText(name),
    weights: algebra !== undefined && 'sum' in algebra ? algebra.sum : undefined,
    exponents: algebra !== undefined && 'product' in algebra ? algebra.product : undefined,
    chain: chainOf(algebra),
  } as Op;
}

function chainOf(algebra: Algebra | undefined): Op['chain'] {
  if (algebra === undefined) return undefined;
  if ('sum' in algebra) return 'sum';
  return 'product' in algebra && algebra.product.length === 2 ? 'product' : undefined;
}

/**
 * Every field of an operation, in one order: operations that differ in what they have would differ in their layout, and
 * each access to one of them would be a search.
 */
const BLANK: { readonly [Field in keyof Op]-?: undefined } = {
  name: undefined,
  hash: undefined,
  algebra: undefined,
  weights: undefined,
  exponents: undefined,
  chain: undefined,
  kernel: undefined,
  shape: undefined,
  exact: undefined,
  literal: undefined,
  rebuild: undefined,
  identities: undefined,
  parity: undefined,
  homogeneous: undefined,
  ratio: undefined,
  addition: undefined,
  sign: undefined,
  selects: undefined,
  betweenArrays: undefined,
  texBetweenArrays: undefined,
  binding: undefined,
  eval: undefined,
  d: undefined,
  pair: undefined,
  fixed: undefined,
  adjoint: undefined,
  textbook: undefined,
  def: undefined,
  transpose: undefined,
  jointly: undefined,
  push: undefined,
  pull: undefined,
  expand: undefined,
  partial: undefined,
  batch: undefined,
  moves: undefined,
  reduces: undefined,
  spread: undefined,
  scan: undefined,
  loops: undefined,
  contraction: undefined,
  list: undefined,
  repeats: undefined,
  family: undefined,
  attributes: undefined,
  signature: undefined,
  written: undefined,
  parameters: undefined,
  variadic: undefined,
  notation: undefined,
  big: undefined,
  bigCost: undefined,
  complex: undefined,
  tex: undefined,
  doc: undefined,
  sample: undefined,
  alsoSample: undefined,
  domain: undefined,
  domainHint: undefined,
  diagnosis: undefined,
  kink: undefined,
  jump: undefined,
  inverse: undefined,
  aliases: undefined,
  rule: undefined,
  js: undefined,
  code: undefined,
  wasm: undefined,
  sampleShapes: undefined,
};

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
