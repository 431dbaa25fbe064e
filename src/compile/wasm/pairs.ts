import type { Bytes } from './bytes.ts';
import type { Phase } from './phase.ts';
import { OPCODE } from './primitives.ts';

/**
 * So many rounds are added to one sum before it is added to the sum of sums, with what rounding takes from that: the error
 * is then that of a short sum.
 */
const CHUNK = 16;

/** Sums side by side: an addition takes the time of several, so that one sum alone would wait for each of its terms. */
const SIDE_BY_SIDE = 4;

/**
 * All pairs of an innermost loop.
 *
 * @param short whether totals are to be gathered side by side
 * @param advance moves all pointers by one pair
 * @returns the locals of the totals
 */
export function writePairs(phase: Phase, pairs: number, short: boolean, advance: () => void): readonly number[] {
  const { out } = phase.writer;
  const kinds = phase.inner;
  const width = short && kinds.length > 0 && pairs >= 2 * SIDE_BY_SIDE ? SIDE_BY_SIDE : 1;
  const [totals, ...others] = Array.from({ length: width }, () => phase.newTotals()) as [number[], ...number[][]];
  const rounds = Math.floor(pairs / width);
  // Only sums lose something by rounding.
  const summed = rounds > CHUNK ? totals.filter((_, k) => kinds[k] === 'add') : [];
  const sums = phase.newTotals(summed.map(() => 'add'));
  const lost = phase.newTotals(summed.map(() => 'add'));
  const points = (count: number): void => {
    for (const side of [totals, ...others].slice(0, count)) {
      phase.point(side);
      advance();
    }
  };
  const join = (): void => {
    for (const side of others) {
      for (const [k, by] of kinds.entries()) {
        phase.combine(totals[k] as number, side[k] as number, by);
        phase.reset(side[k] as number, by);
      }
    }
    for (const [k, part] of summed.entries()) {
      phase.addExactly(sums[k] as number, lost[k] as number, part);
      phase.reset(part, 'add');
    }
  };
  if (summed.length > 0) inChunks(phase, rounds, () => points(width), join);
  else {
    const counter = phase.writer.newLocal('i32');
    out.raw(OPCODE.i32Const).signed(BigInt(rounds)).raw(OPCODE.localSet).unsigned(counter);
    repeated(out, counter, rounds, () => points(width));
  }
  points(pairs % width);
  if (summed.length === 0 || pairs % width > 0) join();
  for (const [k, sum] of sums.entries()) phase.addLost(sum, lost[k] as number);
  return totals.map((total) => (summed.includes(total) ? (sums[summed.indexOf(total)] as number) : total));
}

/** Rounds in chunks; the first one takes what is over: what is left is then whole chunks. */
function inChunks(phase: Phase, rounds: number, round: () => void, after: () => void): void {
  const { out } = phase.writer;
  const [counter, left] = [phase.writer.newLocal('i32'), phase.writer.newLocal('i32')];
  out.raw(OPCODE.i32Const).signed(BigInt(rounds)).raw(OPCODE.localSet).unsigned(left).raw(OPCODE.loop);
  out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.i32Const).signed(BigInt(CHUNK)).raw(OPCODE.i32Remainder);
  out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.i32Const).signed(BigInt(CHUNK));
  out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.select).raw(OPCODE.localSet).unsigned(counter);
  out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Sub);
  out.raw(OPCODE.localSet).unsigned(left);
  repeated(out, counter, rounds, round);
  after();
  out.raw(OPCODE.localGet).unsigned(left).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
}

/** A loop that counts down, unless there is one round only. */
function repeated(out: Bytes, counter: number, rounds: number, round: () => void): void {
  if (rounds > 1) out.raw(OPCODE.loop);
  round();
  if (rounds === 1) return;
  out.raw(OPCODE.localGet).unsigned(counter).raw(OPCODE.i32Const).signed(-1n).raw(OPCODE.i32Add);
  out.raw(OPCODE.localTee).unsigned(counter).raw(OPCODE.branchIf).unsigned(0).raw(OPCODE.end);
}
