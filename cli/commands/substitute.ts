import type { Command } from 'commander';
import { parse, simplify, substitute, toLatex, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readReplacements } from '../input.ts';
import { type Answer, answering, equations } from './answer.ts';

interface SubstituteOptions {
  readonly with: string;
}

/** `substitute EXPRESSION --with x=t+1`: replace variables, all at once. */
export function substituteCommand(finish: (code: ExitCode) => void): Command {
  return answering<SubstituteOptions>(
    {
      name: 'substitute',
      summary: 'replace variables by expressions, all at once, and simplify',
      operands: [['<expression>', 'where to replace; - reads it from standard input']],
      options: [['--with <replacements>', 'what stands for which variable: x=t+1,y=2']],
      solve: ([text = ''], options) => substituteAnswer(text, options),
    },
    finish,
  );
}

function substituteAnswer(text: string, options: SubstituteOptions): Answer {
  const f = parse(text);
  const given = readReplacements('--with', options.with ?? '', variablesOf(f));
  const replaced = substitute(f, given);
  const result = simplify(replaced);
  const replacements = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toString(parse(value))]));
  return {
    json: {
      expression: toString(f),
      with: replacements,
      substituted: toString(replaced),
      simplified: toString(result),
    },
    latex: toLatex(result),
    text: (t) =>
      equations(
        [
          ['read as', toString(f)],
          ['substituted', toString(replaced)],
          ['simplified', toString(result)],
        ],
        t,
      ),
  };
}
