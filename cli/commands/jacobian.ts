import type { Command } from 'commander';
import { jacobianOf, parse, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { listOf, readExactPoint, readNames } from '../input.ts';
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

interface JacobianOptions {
  readonly wrt?: string;
  readonly at?: string;
}

/** `jacobian EXPRESSION...`: a row for every function, a column for every variable. */
export function jacobianCommand(finish: (code: ExitCode) => void): Command {
  return answering<JacobianOptions>(
    {
      name: 'jacobian',
      summary: 'the matrix of partial derivatives of several expressions',
      operands: [['<expressions...>', 'the functions, or one list: "[x*y, x+y]"']],
      options: [
        ['--wrt <names>', 'the variables to differentiate by: x,y (default: all of them)'],
        ['--at <point>', 'also the values there: x=1,y=2'],
      ],
      solve: jacobianAnswer,
    },
    finish,
  );
}

function jacobianAnswer(operands: readonly string[], { wrt, at }: JacobianOptions): Answer {
  const fs = listOf(operands).map((text) => parse(text));
  const variables = [...new Set(fs.flatMap((f) => variablesOf(f)))];
  const names = readNames(wrt) ?? variables;
  const rows = jacobianOf(fs, names);
  const point = at === undefined ? undefined : numbersOf(readExactPoint(at, [...new Set([...variables, ...names])]));
  const value =
    point &&
    rows.map((row, i) =>
      row.map((entry, j) => finiteValue(entry, point, `The derivative of f${i + 1} by ${names[j]}`)),
    );
  const heads = fs.map((f, i) => [functionName(variables).replace('f', `f${i + 1}`), toString(f)] as const);
  return {
    json: {
      expressions: fs.map((f) => toString(f)),
      wrt: names,
      jacobian: textsOf(rows),
      ...(point && { at: point, value }),
    },
    latex: matrixLatex(rows),
    text: [
      equations(heads),
      `by ${names.join(', ')}:\n${matrixText(textsOf(rows))}`,
      ...(value ? [`at the point:\n${matrixText(value.map((row) => row.map(String)))}`] : []),
    ].join('\n\n'),
  };
}
