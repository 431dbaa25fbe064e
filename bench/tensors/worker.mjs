/** One package over the tensor cases: a message for each with milliseconds for the value and for value and gradient. */
import { cases } from './cases.mjs';

const [peer, from] = process.argv.slice(2);
const { default: make, tolerance } = await import(`./${peer}.mjs`);
const { default: ours } = await import('./fluxion.mjs');

// The engines' compilers warm up on a first case, which then is not the slower for being first.
const warm = await make(cases[0]);
for (const start = performance.now(); performance.now() - start < 1500; ) {
  warm.both();
  warm.value();
}

for (const [index, test] of cases.entries()) {
  if (index < Number(from)) continue;
  process.send({ index, started: true });
  try {
    const { value, both, memory } = await make(test);
    const right = ours(test).both();
    check(both(), right, tolerance);
    const [first, second] = fastest(both, value);
    process.send({ index, both: first, value: second, ratio: first / second, memory });
  } catch (error) {
    process.send({ index, error: error?.message === 'wrong' ? 'wrong' : `fails` });
  }
}
process.exit(0);

/**
 * Milliseconds for one call of each function: the fastest of many short passes in turns, because a pass that nothing
 * else on the machine interrupts says what the code takes.
 */
function fastest(...functions) {
  const best = functions.map(() => Number.POSITIVE_INFINITY);
  for (let pass = 0; pass < 60; pass++) {
    for (const [k, f] of functions.entries()) {
      const start = performance.now();
      let calls = 0;
      let elapsed = 0;
      for (; elapsed < 3; elapsed = performance.now() - start, calls++) f();
      best[k] = Math.min(best[k], elapsed / calls);
    }
  }
  return best;
}

function check([loss, gradients], [rightLoss, rightGradients], tolerance) {
  const near = (got, right, scale) => Math.abs(got - right) <= tolerance * Math.max(1, scale);
  if (!near(loss, rightLoss, Math.abs(rightLoss))) throw new Error('wrong');
  for (const [i, right] of rightGradients.entries()) {
    const scale = right.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
    if (gradients[i].length !== right.length || !right.every((x, k) => near(gradients[i][k], x, scale)))
      throw new Error('wrong');
  }
}
