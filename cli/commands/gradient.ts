import type { Command } from 'commander';
import { gradientOf, parse, toLatex, toString } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { type Answer, answering, equations, finiteValue } from './answer.ts';
import { PARTIALS_OPTIONS, type PartialsOptions, readPartials } from './partials.ts';

/** `gradient EXPRESSION`: the partial derivatives as formulas, and as numbers at a point. */
export function gradientCommand(finish: (code: ExitCode) => void): Command {
  return answering<PartialsOptions>(
    {
      name: 'gradient',
      summary: 'all partial derivatives of an expression',
      operands: [['<expression>', 'a function of several variables; - reads it from standard input']],
      options: PARTIALS_OPTIONS,
      solve: ([text = ''], options) => gradientAnswer(text, options),
    },
    finish,
  );
}

function gradientAnswer(text: string, options: PartialsOptions): Answer {
  const f = parse(text);
  const { head, names, point } = readPartials([f], options);
  const partials = gradientOf(f, names);
  const value = point && partials.map((partial, i) => finiteValue(partial, point, `The derivative by ${names[i]}`));
  return {
    json: {
      expression: toString(f),
      wrt: names,
      gradient: partials.map((partial) => toString(partial)),
      ...(point && { at: point, value }),
    },
    latex: `\\nabla f = \\left(${partials.map((partial) => toLatex(partial)).join(', ')}\\right)`,
    text: (t) =>
      equations(
        [
          [head, toString(f)],
          ...partials.map((partial, i) => [`∂f/∂${names[i]}`, toString(partial)] as const),
          ...(value?.map((number, i) => [`∂f/∂${names[i]} there`, String(number)] as const) ?? []),
        ],
        t,
      ),
  };
}
