export const MATRIX = /^\\begin\{[bp]matrix\}$/;

/** What is read in LaTeX as in plain text: x², √x, ½, 30°. */
export const NATURAL = /^[⁰¹²³⁴-⁹√∛∜¼-¾⅐-⅞°π]$/u;

/** A letter with something above it. */
export const ACCENT = /^\\(hat|bar|tilde|overline|widehat|widetilde)\s*\{?\s*([a-zA-Z])/;

/** What an accent adds to the name. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['hat', '_hat'],
  ['widehat', '_hat'],
  ['bar', '_bar'],
  ['overline', '_bar'],
  ['tilde', '_tilde'],
  ['widetilde', '_tilde'],
]);

/** What to write in place of a command that is not known. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['over', 'Write \\frac{a}{b}.'],
  ['choose', 'Write \\binom{n}{k}.'],
  ['pmod', 'Write a \\bmod b.'],
  ['vec', 'Write a vector as [x, y].'],
  ['dot', 'Write \\frac{d}{dt}(...).'],
  ['ddot', 'Write \\frac{d^2}{dt^2}(...).'],
  ['in', 'Write the formula alone.'],
  ['to', 'Write the formula alone.'],
  ['mathbb', 'Write the formula alone.'],
  ['color', 'Write what is coloured alone.'],
  ['partial', 'Write \\frac{\\partial}{\\partial x}(...).'],
]);

/** What is met as a command only where its form is not complete. */
export const UNBOUNDED: ReadonlySet<string> = new Set(['int', 'sum', 'prod']);

/** Signs that are not the LaTeX of an operation. */
export const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\\{': '(',
    '[': '(',
    ']': ')',
    '\\}': ')',
    '\\lvert': '|',
    '\\rvert': '|',
    '\\cdot': '*',
    '\\times': '*',
    '\\odot': '.*',
    '\\oslash': './',
    '\\ast': '*',
    '\\div': '/',
    '\\prime': "'",
    '\\%': '%',
  }),
);
