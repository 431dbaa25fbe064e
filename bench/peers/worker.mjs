/** One peer over the point cases, in a process that can be stopped: a line of JSON for each case. */
import { inputs, pairLoop } from '../compiled/loops.ts';
import { points } from '../compiled/points.ts';
import { duel } from '../measure.ts';

const [peer, from] = process.argv.slice(2);
const { default: make, tolerance = 1e-6 } = await import(`./${peer}.mjs`);
for (const [index, test] of points.entries()) {
  if (index < Number(from)) continue;
  process.send({ index, started: true });
  try {
    const f = await make({ ...test, text: test.text('x') });
    for (const x of inputs.subarray(0, 3)) check(f(x), test.hand(x), tolerance);
    const { ratio } = duel(pairLoop(f, inputs), pairLoop(pairOf(test.hand), inputs), 100);
    process.send({ index, ratio });
  } catch (error) {
    process.send({ index, error: reason(error) });
  }
}
process.exit(0);

/** The function by hand in the form that all are called in. */
function pairOf(hand) {
  return (x) => {
    const { value, gradient } = hand(x);
    return [value, gradient[0]];
  };
}

function check([value, slope], { value: rightValue, gradient: [rightSlope] }, tolerance) {
  for (const [got, right] of [
    [value, rightValue],
    [slope, rightSlope],
  ])
    if (!(Math.abs(got - right) <= tolerance * Math.max(1, Math.abs(right)))) throw new Error('wrong');
}

function reason(error) {
  if (error instanceof RangeError) return 'overflow';
  return error?.message === 'wrong' ? 'wrong' : 'fails';
}
