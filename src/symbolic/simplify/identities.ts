import { build, type Call, type Expr, interpret, type Op, sym } from '../../expr/index.ts';
import { table } from '../../ops/index.ts';
import { parse } from '../../parse/index.ts';
import { isNonnegative, isPositive } from './sign.ts';

/** One identity of an entry, `left = right` or `left = right if x >= 0`. */
interface Identity {
  readonly left: Call;
  readonly right: Expr;
  readonly condition: { readonly variable: Expr; readonly positive: boolean } | undefined;
}

/** Identities of a power of the operation, `abs(x)^2 = x^2`, and of a sum of its square with another, `sin(x)^2 + cos(x)^2 = 1`. */
const POWER_TEXT = /^\w+\(x\)\^(\d+) = (.+)$/;
/** A product or quotient with something of the same argument: `sign(x) * x = abs(x)`. */
const PRODUCT_TEXT = /^\w+\(x\) ([*/]) (\w+\(x\)|x) = (.+)$/;
const SQUARES_TEXT = /^\w+\(x\)\^2 [+-] \w+\(x\)\^2 = 1$/;
const TEXT = /^(.+?) = (.+?)(?: if (\w+) (>=|>) 0)?$/;
const cache = new WeakMap<Op, { literal: Map<Expr, Expr>; patterns: Identity[] }>();

/**
 * The right side of the first identity of the entry that matches the call, or undefined.
 *
 * @param canonical brings a pattern to the form in which arguments arrive.
 */
export function applyIdentity(call: Call, canonical: (e: Expr) => Expr): Expr | undefined {
  if (call.op.identities === undefined) return undefined;
  const { literal, patterns } = identitiesOf(call.op, canonical);
  const special = literal.get(call);
  if (special !== undefined) return special;
  for (const { left, right, condition } of patterns) {
    const bindings = match(left, call);
    if (bindings === undefined) continue;
    if (condition !== undefined) {
      const bound = bindings.get(condition.variable) as Expr;
      if (!(condition.positive ? isPositive(bound) : isNonnegative(bound))) continue;
    }
    return instantiatePattern(right, bindings);
  }
  return undefined;
}

const powerCache = new WeakMap<Op, { exponent: number; right: Expr } | 'none'>();

/** `f(x)^exponent = right`, if the entry has such an identity. */
export function powerIdentity(op: Op): { exponent: number; right: Expr } | undefined {
  if (op.identities === undefined) return undefined;
  let identity = powerCache.get(op);
  if (identity === undefined) {
    const [, exponent, right] =
      op.identities.map((text) => POWER_TEXT.exec(text)).find((match) => match !== null) ?? [];
    identity = right === undefined ? 'none' : { exponent: Number(exponent), right: parse(right) };
    powerCache.set(op, identity);
  }
  return identity === 'none' ? undefined : identity;
}

/** `f(x) * partner = right`, or `f(x) / partner = right` with the exponent -1; patterns over x. */
export interface ProductIdentity {
  readonly partner: Expr;
  readonly exponent: 1 | -1;
  readonly right: Expr;
}

const productCache = new WeakMap<Op, readonly ProductIdentity[]>();
const NONE: readonly ProductIdentity[] = [];

/** The entry's identities of this form. */
export function productIdentities(op: Op): readonly ProductIdentity[] {
  if (op.identities === undefined) return NONE;
  let identities = productCache.get(op);
  if (identities === undefined) {
    identities = op.identities.flatMap((text) => {
      const [, sign, partner, right] = PRODUCT_TEXT.exec(text) ?? [];
      if (partner === undefined || right === undefined) return [];
      return [{ partner: parse(partner), exponent: sign === '*' ? 1 : -1, right: parse(right) } as const];
    });
    productCache.set(op, identities);
  }
  return identities;
}

let squares: Map<Op, Expr[]> | undefined;

/** The left sides `f(x)^2 + g(x)^2` that equal 1, for f and for g. */
export function squareIdentities(op: Op): readonly Expr[] {
  // Names are looked for in the texts first: only what the expression at hand can use is parsed.
  squares ??= new Map();
  let found = squares.get(op);
  if (found === undefined) {
    const texts = [...table.values()].flatMap(({ identities = [] }) =>
      identities.filter((text) => SQUARES_TEXT.test(text)),
    );
    found = texts
      .filter((text) => text.includes(`${op.name}(x)^2`))
      .map((text) => parse(text.slice(0, -' = 1'.length)));
    squares.set(op, found);
  }
  return found;
}

/** A quotient of two functions of the same argument that has a name: `op` is what stands over `below`. */
export interface Ratio {
  readonly below: Op;
  readonly op: Op;
}

let ratios: ReadonlyMap<Op, Ratio> | undefined;

/** The named quotient with this operation above. */
export function ratioOver(above: Op): Ratio | undefined {
  ratios ??= new Map(
    [...table.values()].flatMap((op): [Op, Ratio][] => {
      const [, over, below] = /^(\w+)\(x\) \/ (\w+)\(x\)$/.exec(op.ratio ?? '') ?? [];
      const [upper, lower] = [table.get(over ?? ''), table.get(below ?? '')];
      return upper === undefined || lower === undefined ? [] : [[upper, { below: lower, op }]];
    }),
  );
  return ratios.get(above);
}

let belowOps: ReadonlySet<Op> | undefined;

/** Whether a named quotient has this operation below. */
export function standsBelow(op: Op): boolean {
  if (belowOps === undefined) {
    ratioOver(op);
    belowOps = new Set([...(ratios?.values() ?? [])].map(({ below }) => below));
  }
  return belowOps.has(op);
}

function identitiesOf(op: Op, canonical: (e: Expr) => Expr): { literal: Map<Expr, Expr>; patterns: Identity[] } {
  let identities = cache.get(op);
  if (identities === undefined) {
    identities = { literal: new Map(), patterns: [] };
    // Set first: making a pattern canonical may ask for the identities of the same operation.
    cache.set(op, identities);
    for (const text of op.identities ?? []) {
      if (![POWER_TEXT, PRODUCT_TEXT, SQUARES_TEXT].some((form) => form.test(text)))
        readIdentity(op, text, canonical, identities);
    }
  }
  return identities;
}

function readIdentity(
  op: Op,
  text: string,
  canonical: (e: Expr) => Expr,
  into: { literal: Map<Expr, Expr>; patterns: Identity[] },
): void {
  const [, leftText, rightText, variable, relation] = TEXT.exec(text) ?? [];
  if (leftText === undefined || rightText === undefined) throw new Error(`Not an identity: ${text}`);
  const written = parse(leftText);
  if (written.kind !== 'call' || written.op !== op) throw new Error(`Not an identity of ${op.name}: ${text}`);
  const left = build(written.op, written.args.map(canonical)) as Call;
  const right = canonical(parse(rightText));
  const condition = variable === undefined ? undefined : { variable: sym(variable), positive: relation === '>' };
  if (hasVariable(left)) into.patterns.push({ left, right, condition });
  else into.literal.set(left, right);
}

function hasVariable(e: Expr): boolean {
  return [
    ...interpret<boolean>([e], {
      num: () => false,
      sym: () => true,
      const: () => false,
      call: (_, args) => args.includes(true),
    }).values(),
  ].includes(true);
}

/** Bind the variables of a pattern; patterns are a few nodes high, so the recursion is bounded by the table. */
function match(pattern: Expr, e: Expr, bindings: Map<Expr, Expr> = new Map()): Map<Expr, Expr> | undefined {
  if (pattern.kind === 'sym') {
    const bound = bindings.get(pattern);
    if (bound !== undefined) return bound === e ? bindings : undefined;
    return bindings.set(pattern, e);
  }
  if (pattern.kind !== 'call' || e.kind !== 'call') return pattern === e ? bindings : undefined;
  if (pattern.op !== e.op || pattern.args.length !== e.args.length) return undefined;
  for (const [i, arg] of pattern.args.entries()) {
    if (match(arg, e.args[i] as Expr, bindings) === undefined) return undefined;
  }
  return bindings;
}

/** The pattern with its variables replaced. */
export function instantiatePattern(pattern: Expr, bindings: ReadonlyMap<Expr, Expr>): Expr {
  return interpret<Expr>([pattern], {
    num: (node) => node,
    const: (node) => node,
    sym: (node) => bindings.get(node) ?? node,
    call: (node, args) => build(node.op, args),
  }).get(pattern) as Expr;
}
