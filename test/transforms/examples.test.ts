import { expect, test } from '@jest/globals';
import { fitted } from '../../examples/curve-fit.ts';
import { angleAfter, startingSpeed } from '../../examples/pendulum.ts';

test('the curve fit converges: the gradient of the sum of squares is 0, near the points', () => {
  const { parameters, errors } = fitted();
  expect(errors.at(-1)).toBeLessThan(2e-3);
  expect(errors.at(-1)).toBeCloseTo(errors.at(-2) as number, 12);
  expect(parameters.data[0]).toBeCloseTo(4.46352819, 7);
});

test('the pendulum reaches its angle, which a plain loop confirms', () => {
  const speed = startingSpeed();
  expect(angleAfter(speed)).toBeCloseTo(1, 12);
  let [angle, velocity] = [0, speed];
  for (let i = 0; i < 50; i++) {
    velocity -= 0.01 * 9.81 * Math.sin(angle);
    angle += 0.01 * velocity;
  }
  expect(angle).toBeCloseTo(1, 12);
});
