import type { Command } from 'commander';
import { differentiableVariables, parse, taylor, toLatex, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint, readNames, readNumber } from '../input.ts';
import { functionName } from '../render/names.ts';
import { type Answer, answering, equations } from './answer.ts';

interface TaylorOptions {
  readonly order?: string;
  readonly at?: string;
  readonly wrt?: string;
}

/** `taylor EXPRESSION`: the Taylor polynomial, exact where the function has exact coefficients at the point. */
export function taylorCommand(finish: (code: ExitCode) => void): Command {
  return answering<TaylorOptions>(
    {
      name: 'taylor',
      summary: 'the Taylor polynomial of an expression, by Taylor-mode arithmetic',
      operands: [['<expression>', 'a function; - reads it from standard input']],
      options: [
        ['--order <n>', 'the highest power, 0 to 1000 (default: 5)'],
        ['--at <point>', 'the point of expansion: 1, pi/2 (default: 0)'],
        ['--wrt <name>', 'the variable (default: the only one)'],
      ],
      solve: ([text = ''], options) => taylorAnswer(text, options),
    },
    finish,
  );
}

function taylorAnswer(text: string, { order, at, wrt }: TaylorOptions): Answer {
  const f = parse(text);
  const variables = variablesOf(f);
  const [name] = readNames(wrt) ?? onlyOf(differentiableVariables(f));
  const variable = name ?? (variables.length === 0 ? 'x' : undefined);
  const point =
    at === undefined
      ? undefined
      : Object.values(readExactPoint(at, variable === undefined ? variables : [variable]))[0];
  const found = taylor(f, { order: readNumber('--order', order) ?? 5, at: point ?? 0, wrt: variable });
  const step = toString(found.at) === '0' ? found.variable : `(${found.variable} - ${toString(found.at)})`;
  const rest = `O(${step}^${found.coefficients.length})`;
  const head = functionName(variables);
  return {
    json: {
      expression: toString(f),
      wrt: found.variable,
      order: found.coefficients.length - 1,
      at: toString(found.at),
      exact: found.exact,
      coefficients: found.coefficients.map((coefficient) => toString(coefficient, { fractions: found.exact })),
      polynomial: toString(found.polynomial),
    },
    latex: toLatex(found.polynomial),
    text: (t) =>
      equations(
        [
          [head, toString(f)],
          [head, `${toString(found.polynomial)} + ${rest}`],
        ],
        t,
      ),
  };
}

function onlyOf(names: readonly string[]): readonly string[] {
  return names.length === 1 ? names : [];
}
