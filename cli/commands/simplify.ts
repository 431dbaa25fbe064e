import type { Command } from 'commander';
import { parse, simplify, toLatex, toString } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { answering, equations } from './answer.ts';

/** `simplify EXPRESSION`. */
export function simplifyCommand(finish: (code: ExitCode) => void): Command {
  return answering<object>(
    {
      name: 'simplify',
      summary: 'an equal expression that reads better',
      operands: [['<expression>', 'what to simplify; - reads it from standard input']],
      options: [],
      solve: ([text = '']) => {
        const f = parse(text);
        const result = simplify(f);
        return {
          json: { expression: toString(f), simplified: toString(result) },
          latex: toLatex(result),
          text: (t) =>
            equations(
              [
                ['read as', toString(f)],
                ['simplified', toString(result)],
              ],
              t,
            ),
        };
      },
    },
    finish,
  );
}
