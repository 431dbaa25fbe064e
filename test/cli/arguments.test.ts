import { describe, expect, test } from '@jest/globals';
import { readArguments } from '../../cli/arguments.ts';

const flags = [
  { long: '--at', required: true },
  { long: '--json', required: false },
  { short: '-h', long: '--help', required: false },
];

describe('readArguments', () => {
  test('an expression may begin with a minus, an option’s value too', () => {
    expect(readArguments(['-x^2', '--at', '-1', '--json'], flags)).toEqual({
      options: ['--at', '-1', '--json'],
      foreign: [],
      operands: [],
      signed: ['-x^2'],
      all: ['-x^2'],
    });
  });
  test('an option with = has no value after it', () => {
    expect(readArguments(['--at=-1', 'x'], flags)).toMatchObject({ options: ['--at=-1'], operands: ['x'] });
  });
  test('an unknown long option is not an expression', () => {
    expect(readArguments(['--ordr', '2'], flags)).toMatchObject({ foreign: ['--ordr'], operands: ['2'] });
  });
  test('after -- everything is an operand', () => {
    expect(readArguments(['--json', '--', '--x', '-h'], flags)).toMatchObject({
      options: ['--json'],
      operands: ['--x', '-h'],
    });
  });
  test('a minus alone is an operand', () => {
    expect(readArguments(['-'], flags).operands).toEqual(['-']);
  });
  test('-h is help, not minus h', () => {
    expect(readArguments(['-h'], flags).options).toEqual(['-h']);
  });
});
