import type { Call, Expr } from '../../expr/index.ts';
import { sizeOf, stridesOf } from '../../tensor/index.ts';
import type { Access } from './nest.ts';
import type { Views } from './view.ts';

/** Totals of the elements along an axis, one after the other; each access has the strides of `extents`, then the axis's. */
export interface Scan {
  readonly kind: 'scan';
  readonly by: 'add' | 'mul';
  readonly gives: 'through' | 'before' | 'total';
  readonly extents: readonly number[];
  readonly length: number;
  readonly from: Access;
  readonly to: Access;
}

/** The stage of an operation that is a running sum or product; undefined where it is none. */
export function scanStages(node: Call, views: Views): readonly Scan[] | undefined {
  const [x] = node.args as [Expr];
  const scan = node.args.length === 1 ? node.op.scan?.(x.shape) : undefined;
  const { base, offset, strides } = views.of(x);
  if (scan === undefined || base.kind === 'num' || sizeOf(x.shape) === 0) return undefined;
  const { by, gives, axis } = scan;
  const length = x.shape[axis] as number;
  const own = stridesOf(node.shape);
  // A total has one place along the axis, which may be gone from the result.
  const result = gives === 'total' ? own.toSpliced(axis, node.shape.length < x.shape.length ? 0 : 1, 0) : own;
  const last = scan.from === 'end' ? length - 1 : 0;
  const along = (access: Access): Access => {
    const step = access.strides[axis] as number;
    return {
      base: access.base,
      offset: access.offset + last * step,
      strides: [...access.strides.toSpliced(axis, 1), last > 0 ? -step : step],
    };
  };
  return [
    {
      kind: 'scan',
      by,
      gives,
      extents: x.shape.toSpliced(axis, 1),
      length,
      from: along({ base, offset, strides }),
      to: along({ base: node, offset: 0, strides: result }),
    },
  ];
}
