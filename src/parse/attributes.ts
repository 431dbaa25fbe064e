import type { Attribute, Expr } from '../expr/index.ts';

/** What an argument says as a fixed parameter of an operation; none where it is no literal. */
export interface Read {
  readonly attribute: Attribute;
}

/** What a text in quotes becomes: a variable of that spelling, which only a fixed parameter takes up. */
export const isQuoted = (node: Expr): boolean => node.kind === 'sym' && node.name.startsWith('"');

/**
 * A fixed parameter as a text writes it: a number, a list of numbers, `all` for what is not given, and everything else in
 * quotes: `"ij,jk->ik"`, `"{lower:false}"`.
 */
export function attributeOf(node: Expr): Read | undefined {
  switch (node.kind) {
    case 'num':
      return { attribute: node.value };
    case 'const':
      return { attribute: node.value.toArray() };
    case 'sym':
      if (node.name === 'all') return { attribute: undefined };
      return isQuoted(node) ? { attribute: unquoted(node.name.replace(/^"|"$/g, '')) } : undefined;
    case 'call':
      return node.args.length === 0 && node.op.eval !== undefined ? { attribute: node.op.eval() } : undefined;
    default:
      return node satisfies never;
  }
}

/** Structures are written as JavaScript does, with bare names and single quotes. */
function unquoted(text: string): Attribute {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text.replace(/(\w+):/g, '"$1":').replace(/'/g, '"')) as Attribute;
  } catch {
    return text;
  }
}
