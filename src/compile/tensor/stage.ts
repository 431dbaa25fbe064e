import type { Call, Expr } from '../../expr/index.ts';
import type { Product } from './contraction.ts';
import type { Nest } from './nest.ts';
import type { Scan } from './scan.ts';
import { numberOf, type Views } from './view.ts';

/** A call of an operation's own kernel. */
export interface KernelCall {
  readonly kind: 'kernel';
  readonly node: Call;
}

/**
 * Nests that all go along the same rows, done for a block of rows at a time: what one nest makes of a block, the next one finds
 * in the nearest cache, so that the way forward and the way back of a sum over rows are one pass over its data.
 */
export interface RowPass {
  readonly kind: 'rows';
  readonly rows: number;
  readonly block: number;
  /** For a whole block, and for the rows that are left over, if any. */
  readonly blocks: readonly Nest[];
  readonly rest: readonly Nest[];
}

export type Stage = Nest | Product | Scan | RowPass | KernelCall;

/** The nests of a stage. */
export function nestsOf(stage: Stage): readonly Nest[] {
  if (stage.kind === 'nest') return [stage];
  return stage.kind === 'rows' ? [...stage.blocks, ...stage.rest] : [];
}

/** The values in memory that a stage reads. */
export function readBy(stage: Stage, views: Views): Expr[] {
  switch (stage.kind) {
    case 'nest':
      return stage.reads.map(({ base }) => base);
    case 'rows':
      return stage.blocks.flatMap(({ reads }) => reads.map(({ base }) => base));
    case 'scan':
      return stage.totals.map(({ from }) => from.base);
    case 'product':
      return [stage.a.base, stage.b.base];
    case 'kernel':
      return stage.node.args.map((arg) => views.of(arg).base).filter((base) => numberOf(base) === undefined);
    default:
      return stage satisfies never;
  }
}

/** The values that a stage writes. */
export function writtenBy(stage: Stage): Expr[] {
  switch (stage.kind) {
    case 'nest':
      return stage.writes.map(({ base }) => base);
    case 'rows':
      return stage.blocks.flatMap(({ writes }) => writes.map(({ base }) => base));
    case 'scan':
      return stage.totals.map(({ to }) => to.base);
    case 'product':
      return [stage.to.base];
    case 'kernel':
      return [stage.node];
    default:
      return stage satisfies never;
  }
}
