import type { Command } from 'commander';
import { gradientOf, parse, toLatex, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint, readNames } from '../input.ts';
import { functionName } from '../render/names.ts';
import { type Answer, answering, equations, finiteValue, numbersOf } from './answer.ts';

interface GradientOptions {
  readonly wrt?: string;
  readonly at?: string;
}

/** `gradient EXPRESSION`: the partial derivatives as formulas, and as numbers at a point. */
export function gradientCommand(finish: (code: ExitCode) => void): Command {
  return answering<GradientOptions>(
    {
      name: 'gradient',
      summary: 'all partial derivatives of an expression',
      operands: [['<expression>', 'a function of several variables; - reads it from standard input']],
      options: [
        ['--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)'],
        ['--at <point>', 'also the values there: x=1,y=2'],
      ],
      solve: ([text = ''], options) => gradientAnswer(text, options),
    },
    finish,
  );
}

function gradientAnswer(text: string, { wrt, at }: GradientOptions): Answer {
  const f = parse(text);
  const variables = variablesOf(f);
  const names = readNames(wrt) ?? variables;
  const partials = gradientOf(f, names);
  const point = at === undefined ? undefined : numbersOf(readExactPoint(at, [...new Set([...variables, ...names])]));
  const value = point && partials.map((partial, i) => finiteValue(partial, point, `The derivative by ${names[i]}`));
  return {
    json: {
      expression: toString(f),
      wrt: names,
      gradient: partials.map((partial) => toString(partial)),
      ...(point && { at: point, value }),
    },
    latex: `\\nabla f = \\left(${partials.map((partial) => toLatex(partial)).join(', ')}\\right)`,
    text: equations([
      [functionName(variables), toString(f)],
      ...partials.map((partial, i) => [`∂f/∂${names[i]}`, toString(partial)] as const),
      ...(value?.map((number, i) => [`∂f/∂${names[i]} there`, String(number)] as const) ?? []),
    ]),
  };
}
