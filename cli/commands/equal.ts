import type { Command } from 'commander';
import { type Equality, equal, parse, toLatex, toString } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Translate } from '../language.ts';
import { list, wrap } from '../render/text.ts';
import { type Answer, answering, equations } from './answer.ts';

/** `equal A B`: proven, refuted by a point, or not decided. */
export function equalCommand(finish: (code: ExitCode) => void): Command {
  return answering<object>(
    {
      name: 'equal',
      summary: 'whether two expressions are equal wherever both have a value',
      operands: [
        ['<left>', 'one expression'],
        ['<right>', 'the other one'],
      ],
      options: [],
      solve: ([left = '', right = '']) => equalAnswer(left, right),
    },
    finish,
  );
}

function equalAnswer(leftText: string, rightText: string): Answer {
  const left = parse(leftText);
  const right = parse(rightText);
  const found = equal(left, right);
  const sign = { equal: '=', different: '\\neq', unknown: '\\overset{?}{=}' }[found.verdict];
  return {
    json: { left: toString(left), right: toString(right), ...found },
    latex: `${toLatex(left)} ${sign} ${toLatex(right)}`,
    text: (t) =>
      [wrap(t(sentence(found))), ...sidesOf(found, t), ...found.notes.map((note) => wrap(t(note)))].join('\n'),
    code: found.verdict === 'different' ? EXIT.disagree : EXIT.done,
  };
}

/** The values of both sides where they differ. */
function sidesOf(found: Equality, t: Translate): string[] {
  if (found.verdict !== 'different') return [];
  const { left, right } = found.witness;
  const rows = equations(
    [
      ['left', String(left)],
      ['right', String(right)],
    ],
    t,
  );
  return rows.split('\n').map((row) => `  ${row}`);
}

function sentence(found: Equality): string {
  switch (found.verdict) {
    case 'equal':
      return found.by === 'identity'
        ? 'Equal: both are read as the same expression.'
        : 'Equal: both simplify to the same expression.';
    case 'different': {
      const { at } = found.witness;
      const place = list(Object.entries(at).map(([name, value]) => `${name} = ${value}`));
      return `Not equal${place === '' ? '' : ` at ${place}`}:`;
    }
    case 'unknown':
      return found.points === 0
        ? 'Not decided: no point was found at which both have a value.'
        : `Not proven: no difference found at ${found.points} point${found.points === 1 ? '' : 's'}, to ${found.digits} digits.`;
    default:
      return found satisfies never;
  }
}
