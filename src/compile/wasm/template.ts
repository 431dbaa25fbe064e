import { type PrimitiveName, primitives } from './primitives.ts';
import { argument, callKernel, m, type Operand, type Tree } from './tree.ts';

const TOKEN = /\s*(?:([a-zA-Z]\w*)|#(\d+)|(-?[\d.]+(?:e[+-]?\d+)?)|([(),]))/gy;

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

const cache = new Map<string, Tree>();

/**
 * Read the `wasm` text of an op: names of machine operations and kernels applied to `#1`, `#2` and numbers.
 *
 * @example
 * template('div(1, cosh(#1))').name // 'div'
 */
export function template(text: string): Tree {
  let tree = cache.get(text);
  if (tree === undefined) {
    tree = parseTemplate(text);
    cache.set(text, tree);
  }
  return tree;
}

function parseTemplate(text: string): Tree {
  const tokens = [...text.matchAll(TOKEN)];
  if (tokens.map((token) => token[0]).join('') !== text.trimEnd())
    throw new SyntaxError(`Not a wasm template: ${text}`);
  let next = 0;
  // The same subterm is the same tree, so that it is computed once.
  const known = new Map<string, Operand>();
  const once = (key: string, make: () => Operand): Operand => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const operand = (): Operand => {
    const [key = '', name, position, number] = tokens[next++] ?? [];
    if (position !== undefined) return once(key.trim(), () => argument(Number(position) - 1));
    if (number !== undefined) return Number(number);
    if (name === undefined) throw new SyntaxError(`Not a wasm template: ${text}`);
    const constant = CONSTANTS.get(name);
    if (constant !== undefined) return constant;
    const start = next - 1;
    const args: Operand[] = [];
    do {
      next++;
      args.push(operand());
    } while (tokens[next]?.[4] === ',');
    next++;
    const written = tokens.slice(start, next).map((token) => token[0].trim());
    return once(written.join(''), () => applied(name, args));
  };
  return operand() as Tree;
}

function applied(name: string, args: readonly Operand[]): Tree {
  return Object.hasOwn(primitives, name) ? m[name as PrimitiveName](...args) : callKernel(name, args);
}
