/** One package over the everyday functions, in a process that can be stopped: a message for each case. */
import { everyday } from './cases.ts';
import { peers } from './peers.mjs';

/** Algebrite writes six decimals. */
const TOLERANCE = 1e-6;

const [peer, from] = process.argv.slice(2);
const differentiate = await peers[peer]();
for (const [index, one] of everyday.entries()) {
  if (index < Number(from)) continue;
  process.send({ index, started: true });
  process.send({ index, outcome: judged(one) });
}
process.exit(0);

/** Right where it has the reference's number at every point; wrong where it has another number at one of them; else not done. */
function judged(one) {
  let values;
  try {
    const slope = differentiate(one);
    values = one.points.map(({ at }) => slope(at));
  } catch {
    return 'not done';
  }
  const verdicts = one.points.map(({ slope }, i) => {
    if (typeof values[i] !== 'number' || !Number.isFinite(values[i])) return 'not done';
    return Math.abs(values[i] - slope) <= TOLERANCE * Math.max(1, Math.abs(slope)) ? 'right' : 'wrong';
  });
  return ['wrong', 'not done'].find((verdict) => verdicts.includes(verdict)) ?? 'right';
}
