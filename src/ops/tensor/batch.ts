import { build, type Expr } from '../../expr/index.ts';
import { reshape } from './shaping.ts';

/**
 * Arguments whose own axes stand at the end, with a batch axis first on those marked: the batched ones get axes of
 * length 1 after the batch axis up to a common rank, so that broadcasting meets the right axes.
 *
 * @param rank own axes that every batched argument needs at least
 */
export function alignBatch(args: readonly Expr[], batched: readonly boolean[], rank = 0): Expr[] {
  const own = args.map((arg, i) => arg.shape.length - (batched[i] ? 1 : 0));
  const most = Math.max(rank, ...own);
  return args.map((arg, i) => {
    const missing = most - (own[i] as number);
    if (!batched[i] || missing === 0) return arg;
    const [size, ...rest] = arg.shape as [number, ...number[]];
    return build(reshape([size, ...new Array<number>(missing).fill(1), ...rest]), [arg]);
  });
}
