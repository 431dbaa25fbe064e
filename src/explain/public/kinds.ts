import { FLAG, FUNCTION, type Kind, LIST, NAMES, NUMBER, POSITIVE, RECORD, TEXT, WHOLE } from '../../argument.ts';
import { LANGUAGES } from '../../messages/index.ts';

/** Arguments may be left out. */
export const optional = ({ is, words }: Kind): Kind => ({ is: (value) => value === undefined || is(value), words });

export const listOf = ({ is, words }: Kind, least = 0): Kind => ({
  is: (value) => LIST.is(value) && (value as unknown[]).length >= least && (value as unknown[]).every(is),
  words: `a list, each entry ${words}`,
});

/** One of some texts or numbers. */
export const oneOf = (choices: readonly (string | number)[]): Kind => ({
  is: (value) => choices.some((choice) => choice === value),
  words: `one of ${choices.join(', ')}`,
});

/** An object with these entries. */
export const having = (words: string, entries: Readonly<Record<string, Kind>>): Kind => ({
  is: (value) => RECORD.is(value) && Object.entries(entries).every(([key, { is }]) => is((value as never)[key])),
  words,
});

/** The same, as a function of this name makes it. */
export const madeBy = (maker: string, entries: Readonly<Record<string, Kind>>): Kind =>
  having(`what ${maker} gives`, entries);

/** Options: any of these, and no others. */
export const options = (known: Readonly<Record<string, Kind>>): Kind => ({
  is: (value) =>
    value === undefined ||
    (RECORD.is(value) && Object.entries(value as object).every(([key, given]) => known[key]?.is(given) === true)),
  words: `an object with any of ${Object.keys(known).join(', ')}`,
});

const KINDS_OF_NODES = ['num', 'const', 'sym', 'call'];

export const EXPRESSION: Kind = {
  is: (value) => RECORD.is(value) && KINDS_OF_NODES.includes((value as { kind?: unknown }).kind as string),
  words: 'an expression',
};
export const CALL: Kind = {
  is: (value) => EXPRESSION.is(value) && (value as { kind: string }).kind === 'call',
  words: 'an expression that calls a function',
};
export const SPEAKER: Kind = {
  is: (value) => FUNCTION.is(value) && LANGUAGES.some((known) => known === (value as { language?: unknown }).language),
  words: 'what speaker gives',
};
export const POINT: Kind = {
  is: (value) => RECORD.is(value) && Object.values(value as object).every(NUMBER.is),
  words: 'an object of numbers by name',
};

/** Text marked by its role; plain without. */
export const MARK = /* @__PURE__ */ optional(FUNCTION);
export const EQUATION = /* @__PURE__ */ madeBy('equationOf', { left: EXPRESSION, right: EXPRESSION });
export const CHECK = /* @__PURE__ */ madeBy('checkAnswer', {
  f: EXPRESSION,
  formula: EXPRESSION,
  findings: LIST,
  right: FLAG,
});
export const FINDING = /* @__PURE__ */ madeBy('diagnose', { mistake: TEXT, at: EXPRESSION });
export const CHART = /* @__PURE__ */ madeBy('errorChart', {
  title: TEXT,
  x: RECORD,
  y: RECORD,
  series: LIST,
});
export const AXIS = /* @__PURE__ */ having('an axis of a chart', { label: TEXT, scale: TEXT });
export const RANGE = /* @__PURE__ */ madeBy('rangeOf', { low: NUMBER, high: NUMBER });
export const COSTS = /* @__PURE__ */ listOf(
  madeBy('gradientCosts', { inputs: NUMBER, value: NUMBER, reverse: NUMBER }),
  1,
);
export const SWELL_ROW = /* @__PURE__ */ madeBy('swell', { n: NUMBER, tree: NUMBER, automatic: NUMBER });
export const GRAPH = /* @__PURE__ */ madeBy('graphOf', { expression: TEXT, nodes: LIST, edges: LIST });
export const EXAMPLE = /* @__PURE__ */ having('an example of the catalogue', {
  name: TEXT,
  expression: TEXT,
  variables: LIST,
  points: LIST,
});
export const OVERVIEW = /* @__PURE__ */ madeBy('overview', { methods: LIST, rows: LIST });
export const EXERCISE = /* @__PURE__ */ madeBy('exercise', { topic: TEXT, f: EXPRESSION, solution: RECORD });
export const REPORT = /* @__PURE__ */ madeBy('report', { f: EXPRESSION, comparison: RECORD, charts: LIST });
export const DERIVATION = /* @__PURE__ */ madeBy('derive', { start: EXPRESSION, steps: LIST, simplification: LIST });
export const ALTERNATIVE = /* @__PURE__ */ madeBy('alternatives', {
  way: TEXT,
  setUp: LIST,
  steps: LIST,
  simplification: LIST,
});
export const SIMPLIFICATION = /* @__PURE__ */ having('a line of a simplification', { kind: TEXT, whole: EXPRESSION });
export const RULE_USE = /* @__PURE__ */ madeBy('ruleFor', { rule: TEXT, chain: FLAG });
export const STEP = /* @__PURE__ */ having('a step of a derivation', {
  rule: TEXT,
  before: EXPRESSION,
  after: EXPRESSION,
});
export const HINT = /* @__PURE__ */ madeBy('hint', { step: STEP });
export const TRACE = /* @__PURE__ */ madeBy('trace', { f: EXPRESSION, primal: LIST, tangents: LIST, adjoints: LIST });
export const PAIR = /* @__PURE__ */ listOf(NUMBER, 2);
export const INDEX: Kind = {
  is: (value) => WHOLE.is(value) && (value as number) >= 0,
  words: 'a whole number from 0 on',
};

export const TEXT_OR_NOT = /* @__PURE__ */ optional(TEXT);
export const NUMBER_OR_NOT = /* @__PURE__ */ optional(NUMBER);
export const POSITIVE_OR_NOT = /* @__PURE__ */ optional(POSITIVE);
export const INDEX_OR_NOT = /* @__PURE__ */ optional(INDEX);
export const FLAG_OR_NOT = /* @__PURE__ */ optional(FLAG);
export const FUNCTION_OR_NOT = /* @__PURE__ */ optional(FUNCTION);
export const NAMES_OR_NOT = /* @__PURE__ */ optional(NAMES);
export const POINT_OR_NOT = /* @__PURE__ */ optional(POINT);
export const EXPRESSION_OR_NOT = /* @__PURE__ */ optional(EXPRESSION);
export const HINT_OR_NOT = /* @__PURE__ */ optional(HINT);
export const NUMBERS = /* @__PURE__ */ listOf(NUMBER);
export const NUMBERS_OR_NOT = /* @__PURE__ */ optional(NUMBERS);
export const COUNTS = /* @__PURE__ */ listOf(POSITIVE);
export const COUNTS_OR_NOT = /* @__PURE__ */ optional(COUNTS);
export const FLAGS = /* @__PURE__ */ listOf(FLAG);
export const SWELL_ROWS = /* @__PURE__ */ listOf(SWELL_ROW, 1);
export const EXAMPLES = /* @__PURE__ */ optional(/* @__PURE__ */ listOf(EXAMPLE));
export const XY = /* @__PURE__ */ oneOf(['x', 'y']);
export const ALIGN = /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['left', 'right']));
export const ACCENT = /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['', 'dot', 'bar']));
export const GIVEN = {
  is: (value: unknown) => value === undefined || NUMBER.is(value) || POINT.is(value),
  words: POINT.words,
};
export const HINTED = { is: (value: unknown) => EXPRESSION.is(value) || DERIVATION.is(value), words: EXPRESSION.words };
export const AXES = /* @__PURE__ */ madeBy('errorChart', { x: AXIS, y: AXIS });
export const STEP_ERRORS = /* @__PURE__ */ madeBy('stepErrors', { variable: TEXT, at: RECORD, curves: LIST });
export const FUNCTION_CURVES = /* @__PURE__ */ madeBy('functionCurves', { variable: TEXT, f: LIST, tangent: LIST });
export const CURVE = /* @__PURE__ */ having('an object with wrt and of', { wrt: TEXT, of: TEXT });
export const ANSWERS = { wrt: TEXT_OR_NOT, order: POSITIVE_OR_NOT, at: POINT_OR_NOT };
export const ANSWER = /* @__PURE__ */ options(ANSWERS);
export const ALONG = /* @__PURE__ */ options({ ...ANSWERS, of: TEXT_OR_NOT });
export const CHECK_TEXT = /* @__PURE__ */ options({ reveal: FLAG_OR_NOT, way: TEXT_OR_NOT });
export const LAYOUT = /* @__PURE__ */ having('an object with sizeOf and labelOf', {
  sizeOf: FUNCTION,
  labelOf: FUNCTION,
});
export const DERIVE = /* @__PURE__ */ options({ partial: FLAG_OR_NOT });
export const PRINT = /* @__PURE__ */ options({ maxLength: POSITIVE_OR_NOT });
export const HTML = /* @__PURE__ */ options({ katexStyle: TEXT_OR_NOT });
export const LANGUAGE = /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(LANGUAGES));
export const REPORT_OPTIONS = /* @__PURE__ */ options({
  at: POINT_OR_NOT,
  wrt: NAMES_OR_NOT,
  order: POSITIVE_OR_NOT,
  language: LANGUAGE,
});
