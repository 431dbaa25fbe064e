import type { Command } from 'commander';
import { jacobianOf, parse, toString } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { listOf } from '../input.ts';
import { type Answer, answering } from './answer.ts';
import { matrixAnswer, PARTIALS_OPTIONS, type PartialsOptions, readPartials } from './partials.ts';

/** `jacobian EXPRESSION...`: a row for every function, a column for every variable. */
export function jacobianCommand(finish: (code: ExitCode) => void): Command {
  return answering<PartialsOptions>(
    {
      name: 'jacobian',
      summary: 'the matrix of partial derivatives of several expressions',
      operands: [['<expressions...>', 'the functions, or one list: "[x*y, x+y]"']],
      options: PARTIALS_OPTIONS,
      solve: jacobianAnswer,
    },
    finish,
  );
}

function jacobianAnswer(operands: readonly string[], options: PartialsOptions): Answer {
  const fs = listOf(operands).map((text) => parse(text));
  const request = readPartials(fs, options);
  const { head, names } = request;
  return matrixAnswer(request, {
    json: { expressions: fs.map((f) => toString(f)) },
    key: 'jacobian',
    heads: fs.map((f, i) => [head.replace('f', `f${i + 1}`), toString(f)] as const),
    rows: jacobianOf(fs, names),
    entry: (i, j) => `The derivative of f${i + 1} by ${names[j]}`,
  });
}
