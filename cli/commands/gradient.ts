import type { Command } from 'commander';
import {
  CODE_LANGUAGES,
  type CodeLanguage,
  FluxionError,
  gradientCode,
  gradientOf,
  parse,
  toLatex,
  toString,
} from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { type Answer, answering, equations, finiteValue } from './answer.ts';
import { PARTIALS_OPTIONS, type PartialsOptions, readPartials } from './partials.ts';

interface GradientOptions extends PartialsOptions {
  readonly code?: string;
}

/** `gradient EXPRESSION`: the partial derivatives as formulas, as numbers at a point, and as code. */
export function gradientCommand(finish: (code: ExitCode) => void): Command {
  return answering<GradientOptions>(
    {
      name: 'gradient',
      summary: 'all partial derivatives of an expression',
      operands: [['<expression>', 'a function of several variables; - reads it from standard input']],
      options: [
        ...PARTIALS_OPTIONS,
        ['--code <language>', 'print the source of value and gradient, in JavaScript (js) or TypeScript (ts)'],
      ],
      solve: ([text = ''], options) => gradientAnswer(text, options),
    },
    finish,
  );
}

function gradientAnswer(text: string, options: GradientOptions): Answer {
  const f = parse(text);
  const { head, names, point } = readPartials([f], options);
  const partials = gradientOf(f, names);
  const code =
    options.code === undefined ? undefined : gradientCode(f, { wrt: names, language: codeLanguage(options.code) });
  const value = point && partials.map((partial, i) => finiteValue(partial, point, `The derivative by ${names[i]}`));
  return {
    json: {
      expression: toString(f),
      wrt: names,
      gradient: partials.map((partial) => toString(partial)),
      ...(point && { at: point, value }),
      ...(code !== undefined && { code }),
    },
    latex: `\\nabla f = \\left(${partials.map((partial) => toLatex(partial)).join(', ')}\\right)`,
    ...(code !== undefined && { isVerbatim: true as const }),
    text: (t) =>
      code ??
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

/** @throws FluxionError USAGE for any other language. */
function codeLanguage(text: string): CodeLanguage {
  const language = CODE_LANGUAGES.find((name) => name === text);
  if (language !== undefined) return language;
  throw new FluxionError('USAGE', `--code writes js or ts, not ${text}.`);
}
