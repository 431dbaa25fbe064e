import { type Case, nested, small as smallText, sum } from '../cases.ts';
import type { Algebra } from './algebra.ts';

/** What a function hands out at a point. */
export interface Values {
  value: number;
  gradient: number[];
}

/** A function of one variable: as text, over an algebra, and written by hand together with its derivative. */
export interface PointCase extends Case {
  readonly hand: (x: number) => Values;
  readonly build: <T>(m: Algebra<T>, x: T) => T;
}

export const small: PointCase = {
  ...smallText,
  hand: (x) => {
    const s = Math.sin(x);
    return { value: x * x * s, gradient: [x * (2 * s + x * Math.cos(x))] };
  },
  build: (m, x) => m.mul(m.mul(x, x), m.sin(x)),
};

export const medium: PointCase = {
  name: 'medium: 60 tokens',
  text: (x) =>
    `exp(-${x}^2/2)*sin(3*${x})/(1+${x}^2) + ${x}*cos(${x}+1)*exp(${x}/4) - (${x}^3-2*${x}+1)/(${x}^2+4) + sin(2*${x})*cos(${x})`,
  hand: (x) => {
    const x2 = x * x;
    const e = Math.exp(-x2 / 2);
    const s3 = Math.sin(3 * x);
    const c3 = Math.cos(3 * x);
    const q = 1 / (1 + x2);
    const a = e * s3 * q;
    const c1 = Math.cos(x + 1);
    const s1 = Math.sin(x + 1);
    const e4 = Math.exp(x / 4);
    const r = 1 / (x2 + 4);
    const c = (x2 * x - 2 * x + 1) * r;
    const s2 = Math.sin(2 * x);
    const c2 = Math.cos(2 * x);
    const cx = Math.cos(x);
    const sx = Math.sin(x);
    const value = a + x * c1 * e4 - c + s2 * cx;
    const derivative =
      -x * a +
      3 * e * c3 * q -
      2 * x * a * q +
      e4 * (c1 - x * s1 + (x * c1) / 4) -
      (3 * x2 - 2 - 2 * x * c) * r +
      2 * c2 * cx -
      s2 * sx;
    return { value, gradient: [derivative] };
  },
  build: (m, x) => {
    const n = m.number;
    const x2 = m.mul(x, x);
    const bell = m.exp(m.div(x2, n(-2)));
    const first = m.div(m.mul(bell, m.sin(m.mul(n(3), x))), m.add(n(1), x2));
    const second = m.mul(m.mul(x, m.cos(m.add(x, n(1)))), m.exp(m.div(x, n(4))));
    const cubic = m.add(m.sub(m.mul(x2, x), m.mul(n(2), x)), n(1));
    const third = m.div(cubic, m.add(x2, n(4)));
    return m.add(m.sub(m.add(first, second), third), m.mul(m.sin(m.mul(n(2), x)), m.cos(x)));
  },
};

/** f_0 = x, f_k = sin(f_(k-1)*x + k). */
export function nest(depth: number): PointCase {
  return {
    name: `nest ${depth}`,
    text: nested(depth).text,
    hand: (x) => {
      let value = x;
      let slope = 1;
      for (let k = 1; k <= depth; k++) {
        const inner = value * x + k;
        slope = Math.cos(inner) * (slope * x + value);
        value = Math.sin(inner);
      }
      return { value, gradient: [slope] };
    },
    build: (m, x) => {
      let f = x;
      for (let k = 1; k <= depth; k++) f = m.sin(m.add(m.mul(f, x), m.number(k)));
      return f;
    },
  };
}

export function sumOf(terms: number): PointCase {
  return {
    name: `sum of ${terms.toLocaleString('en')} terms`,
    text: sum(terms).text,
    hand: (x) => {
      let value = 0;
      let slope = 0;
      for (let k = 1; k <= terms; k++) {
        value += Math.sin(k * x) / k;
        slope += Math.cos(k * x);
      }
      return { value, gradient: [slope] };
    },
    build: (m, x) => {
      let total = m.number(0);
      for (let k = 1; k <= terms; k++) total = m.add(total, m.div(m.sin(m.mul(m.number(k), x)), m.number(k)));
      return total;
    },
  };
}

export const points: readonly PointCase[] = [
  small,
  medium,
  ...[5, 20, 50, 100, 200].map(nest),
  ...[10, 100, 1000, 10_000].map(sumOf),
];
