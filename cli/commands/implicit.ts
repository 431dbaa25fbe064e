import type { Command } from 'commander';
import { equationOf, explain, implicit, parse, toLatex, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint, readNumber } from '../input.ts';
import { superscript } from '../render/text.ts';
import { type Answer, answering, equations, finiteValue, numbersOf } from './answer.ts';

interface ImplicitOptions {
  readonly wrt?: string;
  readonly of?: string;
  readonly order?: string;
  readonly at?: string;
}

/** `implicit EQUATION`: dy/dx along the curve of an equation. */
export function implicitCommand(finish: (code: ExitCode) => void): Command {
  return answering<ImplicitOptions>(
    {
      name: 'implicit',
      summary: 'the derivative along the curve of an equation',
      operands: [['<equation>', 'such as "x^2 + y^2 = 1"; - reads it from standard input']],
      options: [
        ['--wrt <name>', 'the variable to differentiate by (default: x)'],
        ['--of <name>', 'the variable that depends on it (default: y)'],
        ['--order <n>', 'the order of the derivative (default: 1)'],
        ['--at <point>', 'also the value at a point of the curve: x=0.6,y=0.8'],
      ],
      solve: ([text = ''], options) => implicitAnswer(text, options),
    },
    finish,
  );
}

function implicitAnswer(text: string, { wrt = 'x', of = 'y', order: orderText, at }: ImplicitOptions): Answer {
  const { left, right } = equationOf(text);
  const order = readNumber('--order', orderText) ?? 1;
  const result = implicit({ left, right }, wrt, of, { order });
  const power = order === 1 ? '' : superscript(order);
  const name = `d${power}${of}/d${wrt}${power}`;
  const variables = [...new Set([...variablesOf(left), ...variablesOf(right)])];
  const point = at === undefined ? undefined : numbersOf(readExactPoint(at, variables));
  if (point !== undefined) explain.requireOnCurve({ left, right }, point);
  const value = point && finiteValue(result, point, name);
  const written = `${toString(left)} = ${toString(right)}`;
  return {
    json: { equation: written, wrt, of, order, derivative: toString(result), ...(point && { at: point, value }) },
    latex: `${fraction(of, wrt, order)} = ${toLatex(result)}`,
    text: (t) =>
      `${written}\n${equations([[name, toString(result)], ...(value === undefined ? [] : [[`${name} there`, String(value)] as const])], t)}`,
  };
}

function fraction(of: string, wrt: string, order: number): string {
  const power = order === 1 ? '' : `^{${order}}`;
  return `\\frac{\\mathrm{d}${power} ${toLatex(parse(of))}}{\\mathrm{d} ${toLatex(parse(wrt))}${power}}`;
}
