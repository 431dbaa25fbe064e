import { endsOperand } from './brackets.ts';
import { failure } from './failure.ts';
import type { Token } from './syntax.ts';
import type { Names } from './tag.ts';

/** Words of sentences and of programs, which would pass for factors, and what to write. */
const ADVICE: readonly (readonly [suggestion: string, words: string])[] = [
  ['Write x^2.', 'squared'],
  ['Write x^3.', 'cubed'],
  ['Write sqrt(x), cbrt(x) or nthRoot(x, n).', 'root'],
  ['Write arcsin(x), arccos(x) or arctan(x).', 'arc'],
  ['Write +, -, * and /.', 'plus minus times over divided multiplied'],
  ['Write x^n.', 'power raised'],
  ['Write binomial(n, k).', 'choose'],
  ['Write 90 deg or 90°; without, an angle is in radians.', 'degree degrees radian radians'],
  ['Write condition ? value : otherValue.', 'then else otherwise when where unless'],
  ['Write the formula alone; a function is defined as f(x) = x^2.', 'return let var const print'],
  [
    'Write the formula alone: x^2*sin(x).',
    'of the find what is for from with respect differentiate calculate evaluate',
  ],
  ['Write conditions as x > 0 and x < 1; where a function is taken, --at says.', 'in'],
];

const BY_WORD: ReadonlyMap<string, string> = new Map(
  ADVICE.flatMap(([suggestion, words]) => words.split(' ').map((word) => [word, suggestion] as const)),
);

/**
 * `return x` and `cube root of x` are no products: a word of a sentence beside a value, without an operator between, is no
 * factor, unless the text itself says what it means.
 */
export function refuseProse(tokens: readonly Token[], names: Names): void {
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'name') continue;
    const suggestion = BY_WORD.get(token.text.toLowerCase());
    if (suggestion === undefined || names.isOwn(token.text) || names.isFunction(token.text)) continue;
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (!endsOperand(before) && !BEGINNINGS.has(after?.type)) continue;
    throw failure('SYNTAX', `The word ${token.text} has no meaning in a formula.`, token, suggestion);
  }
}

const BEGINNINGS: ReadonlySet<Token['type'] | undefined> = new Set([
  'name',
  'number',
  'group',
  'bars',
  'radical',
  'square',
]);
