import type { Command } from 'commander';
import { hessianOf, parse, toString } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { type Answer, answering } from './answer.ts';
import { matrixAnswer, PARTIALS_OPTIONS, type PartialsOptions, readPartials } from './partials.ts';

/** `hessian EXPRESSION`: the second derivatives by every pair of variables. */
export function hessianCommand(finish: (code: ExitCode) => void): Command {
  return answering<PartialsOptions>(
    {
      name: 'hessian',
      summary: 'the matrix of second partial derivatives of an expression',
      operands: [['<expression>', 'a function of several variables; - reads it from standard input']],
      options: PARTIALS_OPTIONS,
      solve: ([text = ''], options) => hessianAnswer(text, options),
    },
    finish,
  );
}

function hessianAnswer(text: string, options: PartialsOptions): Answer {
  const f = parse(text);
  const request = readPartials([f], options);
  const { head, names } = request;
  return matrixAnswer(request, {
    json: { expression: toString(f) },
    key: 'hessian',
    heads: [[head, toString(f)]],
    rows: hessianOf(f, names),
    entry: (i, j) => `The derivative by ${names[i]} and ${names[j]}`,
  });
}
