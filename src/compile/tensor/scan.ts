import type { Call, Expr } from '../../expr/index.ts';
import { sizeOf, stridesOf } from '../../tensor/index.ts';
import type { Access } from './nest.ts';
import { readBy, type Stage, writtenBy } from './stage.ts';
import type { Views } from './view.ts';

/** Totals of the elements along an axis, one after the other; each access has the strides of the extents, then the axis's. */
export interface Totals {
  readonly by: 'add' | 'mul';
  readonly gives: 'through' | 'before' | 'total';
  readonly from: Access;
  readonly to: Access;
}

/** Totals along axes of one length, side by side: each step of one waits for the step before, and not for the others. */
export interface Scan {
  readonly kind: 'scan';
  readonly extents: readonly number[];
  readonly length: number;
  readonly totals: readonly Totals[];
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
      extents: x.shape.toSpliced(axis, 1),
      length,
      totals: [
        { by, gives, from: along({ base, offset, strides }), to: along({ base: node, offset: 0, strides: result }) },
      ],
    },
  ];
}

/** More totals side by side would take the registers of their pointers. */
const MOST = 4;

/** The same stages, with scans that do not wait for one another as one. */
export function withScansTogether(stages: readonly Stage[], views: Views): readonly Stage[] {
  const joined: Stage[] = [];
  for (const stage of stages) {
    const at = stage.kind === 'scan' ? hostOf(stage, joined, views) : -1;
    const host = joined[at];
    if (stage.kind === 'scan' && host?.kind === 'scan')
      joined[at] = { ...host, totals: [...host.totals, ...stage.totals] };
    else joined.push(stage);
  }
  return joined;
}

/** The last scan before that goes along the same axes, if what this one reads is there by then; else -1. */
function hostOf(scan: Scan, before: readonly Stage[], views: Views): number {
  const reads = new Set(readBy(scan, views));
  const along = ({ extents, length }: Scan): string => `${extents.join()};${length}`;
  for (let at = before.length - 1; at >= 0; at--) {
    const stage = before[at] as Stage;
    if (writtenBy(stage).some((base) => reads.has(base))) return -1;
    if (stage.kind === 'scan' && along(stage) === along(scan) && stage.totals.length < MOST) return at;
  }
  return -1;
}
