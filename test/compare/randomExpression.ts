import { build, type Expr, evaluateAt, type Interval, num, type Op, type Point, sym } from '../../src/expr/index.ts';

/** A small deterministic generator (mulberry32), so that a failure can be met again. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface RandomCase {
  readonly expr: Expr;
  readonly point: Point;
}

/**
 * A random expression in x and a point where every operation in it gets arguments inside its sample domain, so inside
 * the domain and away from its edges.
 */
export function randomCase(random: () => number, ops: readonly Op[], add: Op): RandomCase {
  const x = sym('x');
  const point = { x: roundTo(random() * 5 - 2.5, 3) || 1 };
  const pool: Expr[] = [x, x];
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const within = ([low, high]: Interval) => roundTo(low + (high - low) * (0.05 + 0.9 * random()), 2);
  const fitted = (arg: Expr, box: Interval): Expr => {
    const value = evaluateAt(arg, point);
    if (value >= box[0] && value <= box[1]) return arg;
    return build(add, [arg, num(roundTo(within(box) - value, 2))]);
  };
  const size = 2 + Math.floor(random() * 5);
  while (pool.length < 2 + size) {
    const operation = pick(ops);
    const box = pick([operation.sample, ...(operation.alsoSample ?? [])]);
    const count = operation.variadic ? 1 + Math.floor(random() * 3) : operation.parameters.length;
    const args = Array.from({ length: count }, (_, i) => {
      const interval = (operation.variadic ? box[0] : box[i]) as Interval;
      if (interval[0] === interval[1]) return num(interval[0]);
      return i > 0 && random() < 0.3
        ? num(within(interval))
        : fitted(random() < 0.6 ? (pool.at(-1) as Expr) : pick(pool), interval);
    });
    const node = build(operation, args);
    if (Math.abs(evaluateAt(node, point)) < 1e4) pool.push(node);
  }
  return { expr: pool.at(-1) as Expr, point };
}

function roundTo(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
