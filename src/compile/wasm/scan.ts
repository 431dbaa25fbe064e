import type { Expr } from '../../expr/index.ts';
import type { Access } from '../tensor/nest.ts';
import type { Scan, Totals } from '../tensor/scan.ts';
import { Code } from './code.ts';
import type { FunctionCode } from './module.ts';
import { OPCODE, primitives } from './primitives.ts';

const WORD = 8;
const INITIAL = { add: 0, mul: 1 } as const satisfies Record<Totals['by'], number>;

/** A pointer that moves through a value: its local, and bytes from element to element by axis. */
interface Pointer {
  readonly local: number;
  readonly steps: readonly number[];
}

/** Totals with what they need while they run. */
interface Running {
  readonly by: Totals['by'];
  readonly gives: Totals['gives'];
  readonly total: number;
  readonly source: Pointer;
  readonly target: Pointer;
}

/**
 * The code of a scan as a function without parameters. One number after the other, in the order of the elements: products
 * in another order could overflow where these do not.
 */
export function writeScan({ extents, length, totals }: Scan, addressOf: (base: Expr) => number): FunctionCode {
  const code = new Code(0);
  const pointer = ({ base, offset, strides }: Access): Pointer => {
    const [local = 0] = code.integers(1);
    code.set(local, addressOf(base) + WORD * offset);
    return { local, steps: strides.map((stride) => WORD * stride) };
  };
  const running = totals.map(({ by, gives, from, to }): Running => {
    const [total = 0] = code.numbers(1);
    return { by, gives, total, source: pointer(from), target: pointer(to) };
  });
  const store = ({ total, target }: Running): void =>
    void code.get(target.local).get(total).raw(OPCODE.f64Store).unsigned(0);
  const step = (axis: number, back: number): void => {
    for (const { source, target } of running)
      for (const { local, steps } of [source, target])
        code.step(local, (steps[axis] as number) - back * (steps[axis + 1] ?? 0));
  };
  const along = (): void => {
    for (const { by, total } of running) code.raw(OPCODE.f64Const).double(INITIAL[by]).put(total);
    code.rounds(length, () => {
      for (const one of running) {
        const { by, gives, total, source } = one;
        if (gives === 'before') store(one);
        code.get(total).get(source.local).raw(OPCODE.f64Load).unsigned(0).raw(primitives[by].scalar).put(total);
        if (gives === 'through') store(one);
      }
      step(extents.length, 0);
    });
  };
  const over = (axis: number): void => {
    if (axis === extents.length) {
      along();
      // A total stands still along the axis.
      for (const one of running) if (one.gives === 'total') store(one);
      return;
    }
    code.rounds(extents[axis] as number, () => {
      over(axis + 1);
      step(axis, extents[axis + 1] ?? length);
    });
  };
  over(0);
  return { locals: code.locals, code: code.done() };
}
