import { GREEK, greekName } from '../ops/greek.ts';
import { table } from '../ops/index.ts';
import type { Token } from './syntax.ts';
import type { Names } from './tag.ts';

let functions: ReadonlyMap<string, string> | undefined;

/** Functions that are written as a Greek letter, by the letter's name: `Gamma` is gamma. */
function byLetter(): ReadonlyMap<string, string> {
  functions ??= new Map(
    [...table.values()]
      .filter(({ tex, parameters }) => parameters.length > 0 && GREEK.has(tex.slice(1)))
      .map(({ tex, written }) => [tex.slice(1), written]),
  );
  return functions;
}

/** `Γ(x)` is gamma(x), as `\\Gamma(x)` is in LaTeX; a Γ without arguments, or one that the text defines, is a name like any other. */
export function withGreekFunctions(tokens: readonly Token[], names: Names): readonly Token[] {
  if (!tokens.some(({ text }) => isGreek(text))) return tokens;
  return tokens.map((token, at) => {
    const next = tokens[at + 1];
    if (token.type !== 'name' || next?.type !== 'group' || next.text !== '(' || names.isOwn(token.text)) return token;
    const written = byLetter().get(greekName(token.text) ?? '');
    return written === undefined ? token : { ...token, text: written };
  });
}

function isGreek(text: string): boolean {
  return text.length === 1 && text > 'Ͱ' && text < 'Ͽ';
}
