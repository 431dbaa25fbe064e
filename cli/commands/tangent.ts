import type { Command } from 'commander';
import { FluxionError, parse, tangent, toLatex, toString, variablesOf } from '../../src/index.ts';
import type { ExitCode } from '../exit.ts';
import { readExactPoint } from '../input.ts';
import { functionName } from '../render/names.ts';
import { type Answer, answering, equations, numbersOf } from './answer.ts';

interface TangentOptions {
  readonly at?: string;
}

/** `tangent EXPRESSION --at 1`: the line that touches the curve there, or the plane. */
export function tangentCommand(finish: (code: ExitCode) => void): Command {
  return answering<TangentOptions>(
    {
      name: 'tangent',
      summary: 'the tangent line of an expression at a point',
      operands: [['<expression>', 'a function; - reads it from standard input']],
      options: [['--at <point>', 'the point: 1, x=pi/2, or x=1,y=2 for the tangent plane']],
      solve: ([text = ''], options) => tangentAnswer(text, options),
    },
    finish,
  );
}

function tangentAnswer(text: string, { at }: TangentOptions): Answer {
  const f = parse(text);
  const read = variablesOf(f);
  const variables = read.length === 0 ? ['x'] : read;
  if (at === undefined)
    throw new FluxionError('USAGE', 'A tangent touches at a point: give it with --at.', {
      suggestion: 'For example: --at 1.',
    });
  const { value, slopes, line, simplified, ...found } = tangent(f, readExactPoint(at, variables));
  const coordinates = Object.values(found.at).map((coordinate) => toString(coordinate));
  const left = ['y', 'z', 'w'].find((name) => !variables.includes(name)) ?? 'value';
  return {
    json: {
      expression: toString(f),
      at: Object.fromEntries(Object.entries(found.at).map(([name, coordinate]) => [name, toString(coordinate)])),
      point: [...Object.values(numbersOf(found.at)), numbersOf({ value }).value],
      value: toString(value),
      slope: Object.values(slopes).map((slope) => toString(slope)),
      line: toString(simplified),
    },
    latex: `${left} = ${toLatex(simplified)}`,
    text: (t) =>
      equations(
        [
          [functionName(read), toString(f)],
          ['point', `(${[...coordinates, toString(value)].join(', ')})`],
          ...Object.entries(slopes).map(
            ([name, slope]) => [variables.length === 1 ? 'slope' : `slope by ${name}`, toString(slope)] as const,
          ),
          [left, toString(line)],
          ...(line === simplified ? [] : [[left, toString(simplified)] as const]),
        ],
        t,
      ),
  };
}
