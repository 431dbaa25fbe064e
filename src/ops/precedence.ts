/** How tightly each class of notation binds, loosest first; the grammar has the same levels in the same order. */
export const PRECEDENCE = {
  conditional: 1,
  or: 2,
  xor: 3,
  and: 4,
  relation: 6,
  sum: 8,
  product: 9,
  sign: 11,
  power: 12,
  postfix: 13,
  atom: 14,
} as const;

/** A name that is two factors before a power: `xe^x` is x*e^x. What is called so has brackets there. */
export const FACTORS_BEFORE_POWER = /^\p{L}e$/u;
