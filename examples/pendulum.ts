/**
 * How fast must a pendulum start to stand at an angle of 1 after half a second? The simulation is a loop over time; its
 * derivative by the first speed goes through all its steps.
 * Run it: npx tsx examples/pendulum.ts
 */
import { arange, ops, type Value, valueAndGrad } from '../src/index.ts';

const GRAVITY = 9.81;
const STEP = 0.01;
const TIMES = arange(50);

interface State {
  readonly angle: Value;
  readonly speed: Value;
}

/** The angle after half a second, from rest at the bottom with this speed. */
export function angleAfter(speed: Value): Value {
  const advance = (state: State): [State, Value] => {
    const faster = ops.sub(state.speed, ops.mul(STEP * GRAVITY, ops.sin(state.angle)));
    const next = { angle: ops.add(state.angle, ops.mul(STEP, faster)), speed: faster };
    return [next, next.angle];
  };
  const [last] = ops.scan(advance, { angle: 0, speed }, TIMES);
  return last.angle;
}

/** Newton's method on the angle. */
export function startingSpeed(target = 1): number {
  const angleAndSlope = valueAndGrad((speed: number) => angleAfter(speed));
  let speed = 1;
  for (let i = 0; i < 8; i++) {
    const [angle, slope] = angleAndSlope(speed);
    speed -= ((angle as number) - target) / slope;
  }
  return speed;
}

if (process.argv[1]?.endsWith('pendulum.ts')) {
  const speed = startingSpeed();
  console.log(`speed ${speed}, angle after half a second ${angleAfter(speed)}`);
}
