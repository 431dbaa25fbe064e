import { describe, expect, test } from '@jest/globals';
import { parse } from '../../src/index.ts';
import { refutes } from './check.ts';
import { reachableValues } from './reachable.ts';

const POINT = { x: 1.25, y: 0.75, a: 1.5 };
const refuted = (before: string, after: string) => refutes(parse(before), parse(after), POINT);

describe('the judge of simplified forms', () => {
  test.each([
    ['acot(a^2*tan(pi))', 'pi/2'],
    ['acot(min(a^2*tan(pi)))', '-pi/2'],
    ['sum(mod(sum(x, k, 1, 2), sin(pi)), k, 1, 2)', '4x'],
    ['mod(x, sin(pi))', 'x'],
    ['mod(x, sin(pi))', '0'],
    ['mod(-1, 1/3)', '0'],
    ['tan(pi) ? x : y', 'y'],
    ['acsch(0*x) < 3', '1'],
    ['0^abs(tan(pi))', '1'],
    ['floor(3*(x/3) - x)', '-1'],
    ['0.1 + 0.2 == 0.3', '1'],
    ['mod(2, 1/3) == 0', '1'],
    ['sum(mod(k/3, 1/3), k, 1, 4)', '2/3'],
  ])('%s may be %s: rounding decides the side', (before, after) => expect(refuted(before, after)).toBe(false));

  test.each([
    ['acot(a^2*tan(pi))', 'pi/3'],
    ['acot(a^2*tan(pi))', '0'],
    ['sum(mod(sum(x, k, 1, 2), sin(pi)), k, 1, 2)', '4x + 1'],
    ['mod(x, sin(pi))', 'x + 1'],
    ['mod(x, 1/3)', 'x - 3/4'],
    ['tan(pi) ? x : y', 'x + y'],
    ['acot(a^2*tan(pi)) + x', 'pi/2 + y'],
    ['floor(2 + 3)', '4'],
    ['floor(x)', 'ceil(x)'],
    ['acot(x)', 'acot(x) + pi'],
    ['0^abs(tan(pi))', '2'],
    ['mod(2, 1/3) + x', 'x + 1/6'],
    ['mod(2, 1/4) == 0', '0'],
    ['x^2 + mod(-1, 1/3)', 'x^3'],
    ['sum(k*x, k, 1, 3)', '5x'],
    ['1/(0*x) < 0 ? x : y', 'x*y'],
  ])('%s is not %s, whatever lies next to a jump', (before, after) => expect(refuted(before, after)).toBe(true));

  test('where nothing lies next to a jump, there is one value', () => {
    for (const text of [
      'floor(x) + mod(7, 3)*acot(-x)',
      'x > y ? sin(x) : y',
      'sum(floor(k*x), k, 1, 3)',
      'floor(1/4 + 3/4)',
    ])
      expect(reachableValues(parse(text), POINT)).toHaveLength(1);
  });
});
