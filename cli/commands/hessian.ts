import type { Command } from 'commander';
import { hessianOf, parse, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint, readNames } from '../input.ts';
import { functionName } from '../render/names.ts';
import {
  type Answer,
  answering,
  equations,
  finiteValue,
  matrixLatex,
  matrixText,
  numbersOf,
  textsOf,
} from './answer.ts';

interface HessianOptions {
  readonly wrt?: string;
  readonly at?: string;
}

/** `hessian EXPRESSION`: the second derivatives by every pair of variables. */
export function hessianCommand(finish: (code: ExitCode) => void): Command {
  return answering<HessianOptions>(
    {
      name: 'hessian',
      summary: 'the matrix of second partial derivatives of an expression',
      operands: [['<expression>', 'a function of several variables; - reads it from standard input']],
      options: [
        ['--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)'],
        ['--at <point>', 'also the values there: x=1,y=2'],
      ],
      solve: ([text = ''], options) => hessianAnswer(text, options),
    },
    finish,
  );
}

function hessianAnswer(text: string, { wrt, at }: HessianOptions): Answer {
  const f = parse(text);
  const variables = variablesOf(f);
  const names = readNames(wrt) ?? variables;
  const rows = hessianOf(f, names);
  const point = at === undefined ? undefined : numbersOf(readExactPoint(at, [...new Set([...variables, ...names])]));
  const value =
    point &&
    rows.map((row, i) =>
      row.map((entry, j) => finiteValue(entry, point, `The derivative by ${names[i]} and ${names[j]}`)),
    );
  return {
    json: { expression: toString(f), wrt: names, hessian: textsOf(rows), ...(point && { at: point, value }) },
    latex: matrixLatex(rows),
    text: [
      equations([[functionName(variables), toString(f)]]),
      `by ${names.join(', ')}:\n${matrixText(textsOf(rows))}`,
      ...(value ? [`at the point:\n${matrixText(value.map((row) => row.map(String)))}`] : []),
    ].join('\n\n'),
  };
}
