/** What is measured: texts over a variable whose name the harness changes, so that no cache answers. */
export interface Case {
  readonly name: string;
  readonly text: (x: string) => string;
}

export const small: Case = { name: 'small: x^2*sin(x)', text: (x) => `${x}^2*sin(${x})` };

export const ordinary: readonly Case[] = [
  small,
  { name: 'quotient: (x^2+1)/(x^3-2)', text: (x) => `(${x}^2+1)/(${x}^3-2)` },
  { name: 'bell: exp(-x^2/2)*sin(3*x)/(1+x^2)', text: (x) => `exp(-${x}^2/2)*sin(3*${x})/(1+${x}^2)` },
  {
    name: 'large: a sum of 4 products',
    text: (x) => Array.from({ length: 4 }, (_, k) => `${k + 1}*${x}^${k + 2}*cos(${k + 1}*${x})`).join(' + '),
  },
];

/** f_0 = x, f_k = sin(f_(k-1)*x + k). */
export function nested(k: number): Case {
  return {
    name: `nested: f_${k}`,
    text: (x) => {
      const tail = Array.from({ length: k }, (_, i) => `*${x}+${i + 1})`).join('');
      return `${'sin('.repeat(k)}${x}${tail}`;
    },
  };
}

/** x*sin(x) + 2*x*sin(2*x)/2 + ... */
export function sum(terms: number): Case {
  return {
    name: `sum of ${terms.toLocaleString('en')} terms`,
    text: (x) => Array.from({ length: terms }, (_, k) => `sin(${k + 1}*${x})/${k + 1}`).join(' + '),
  };
}

export function calls(depth: number): Case {
  return {
    name: `${depth.toLocaleString('en')} nested calls`,
    text: (x) => `${'sin('.repeat(depth)}${x}${')'.repeat(depth)}`,
  };
}

export function parentheses(depth: number): Case {
  return {
    name: `${depth.toLocaleString('en')} nested parentheses`,
    text: (x) => `${'('.repeat(depth)}${x}*sin(${x})${')'.repeat(depth)}`,
  };
}
