import { type Kind, NAMES, needs, optionsOf, TEXT } from '../../argument.ts';
import { FluxionError } from '../../error.ts';
import { type Code, type Expr, freeVariables, type Op, sym } from '../../expr/index.ts';
import { table } from '../../ops/index.ts';
import { toText } from '../../print/index.ts';
import { adjoints } from '../../rules/index.ts';
import { expressionOf, simplifyAll } from '../../symbolic/index.ts';
import type { FlatProgram } from '../flat.ts';
import { type Instruction, instructionsOf, lower } from '../program.ts';
import { templateOf } from '../template.ts';
import { applied, bare, literal, type Piece, WHOLE } from './expression.ts';
import { Names } from './names.ts';

export const CODE_LANGUAGES = ['js', 'ts'] as const;

export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

export interface CodeOptions {
  /** JavaScript (the default) or TypeScript, as a module. */
  readonly language?: CodeLanguage;
  /** The variables to differentiate by; default: all, in order of appearance. */
  readonly wrt?: readonly string[];
  /** What the function is called; default `f`. */
  readonly name?: string;
}

const LANGUAGE: Kind = {
  is: (value) => (CODE_LANGUAGES as readonly unknown[]).includes(value),
  words: CODE_LANGUAGES.map((language) => `'${language}'`).join(' or '),
};

/** Longer than this, a value that is used once gets a line and a name of its own all the same. */
const LONGEST_PIECE = 60;
const LONGEST_LINE = 100;

/**
 * The source of a module that exports one function: the value of an expression with its gradient, in JavaScript or TypeScript
 * that depends on nothing. Its parameters are the variables, in order of appearance; names that JavaScript does not allow
 * get a `_`. What value and gradient have in common is computed once.
 *
 * @throws FluxionError USAGE where a function has no code to export (it names the function), SHAPE for tensors,
 * NOT_DIFFERENTIABLE where a function has no rule.
 * @example
 * gradientCode('x^2 * y', { language: 'ts' }).split('\n').slice(4).join('\n').trim()
 * // export function f(x: number, y: number): { value: number; gradient: [number, number] } {
 * //   const t1 = x * x;
 * //   return { value: t1 * y, gradient: [2 * x * y, t1] };
 * // }
 */
export function gradientCode(f: Expr | string, options: CodeOptions = {}): string {
  const expr = expressionOf('gradientCode', f);
  const variables = freeVariables(expr);
  const {
    language = 'js',
    wrt = variables,
    name = 'f',
  } = optionsOf('gradientCode', options, ['language', 'wrt', 'name']);
  needs('gradientCode', { language }, LANGUAGE);
  needs('gradientCode', { wrt }, NAMES);
  needs('gradientCode', { name }, TEXT);
  const inputs = [...new Set([...variables, ...wrt])];
  const program = shortest(expr, wrt, inputs);
  const writer = new Writer(program, inputs, name, language === 'ts');
  const body = writer.body();
  const head = `f(${inputs.join(', ')}) = ${toText(expr, { maxLength: 200 })}`;
  return [
    ...writer.helpers(),
    comment([head, wrt.length === 0 ? 'Its value.' : `Its value, and its gradient by ${wrt.join(', ')}.`]),
    `export function ${writer.name}(${writer.parameters()})${writer.result(wrt.length)} {`,
    ...body.map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

/** The gradient as reverse mode makes it, or in simpler formulas, whichever takes fewer operations. */
function shortest(f: Expr, wrt: readonly string[], inputs: readonly string[]): FlatProgram {
  const slopes = adjoints(
    f,
    wrt.map((name) => sym(name)),
  );
  const swept = lower([f, ...slopes], inputs);
  const simpler = lower([f, ...simplifyAll(slopes)], inputs);
  return simpler.length <= swept.length ? simpler : swept;
}

/** What stands in a comment must not end it. */
function comment(lines: readonly string[]): string {
  return ['/**', ...lines.map((line) => ` * ${line.replaceAll('*/', '* /').replace(/\s+/g, ' ')}`), ' */'].join('\n');
}

class Writer {
  readonly name: string;
  readonly #names = new Names();
  readonly #inputs: readonly string[];
  readonly #program: FlatProgram;
  readonly #isTyped: boolean;
  readonly #called = new Map<string, Op>();
  readonly #pieces: Piece[] = [];

  constructor(program: FlatProgram, inputs: readonly string[], name: string, isTyped: boolean) {
    this.#program = program;
    this.#isTyped = isTyped;
    for (const [, instruction] of instructionsOf(program)) if (instruction.kind === 'apply') this.#need(instruction.op);
    for (const helper of this.#called.keys()) this.#names.give(helper);
    this.name = this.#names.give(name);
    this.#inputs = inputs.map((input) => this.#names.give(input));
  }

  parameters(): string {
    return this.#inputs.map((input) => input + this.#type()).join(', ');
  }

  result(slopes: number): string {
    const gradient = Array.from({ length: slopes }, () => 'number').join(', ');
    return this.#isTyped ? `: { value: number; gradient: [${gradient}] }` : '';
  }

  /** The functions that JavaScript lacks. */
  helpers(): string[] {
    return [...this.#called].map(([name, op]) => {
      const rest = op.variadic ? '...' : '';
      const type = op.variadic ? this.#type('number[]') : this.#type();
      const parameters = op.parameters.map((parameter) => rest + parameter + type).join(', ');
      const lines = (op.code as Code).body.trim().split('\n');
      const body = lines.map((line) => `  ${line}`).join('\n');
      return `/** ${op.doc} */\nfunction ${name}(${parameters})${this.#type()} {\n${body}\n}\n`;
    });
  }

  body(): string[] {
    const { uses, outputs } = this.#program;
    const named = this.#named();
    const lines: string[] = [];
    for (const [k, instruction] of instructionsOf(this.#program)) {
      const piece = this.#piece(instruction);
      if (isInline(instruction, uses[k] as number, named.has(k), piece)) {
        this.#pieces[k] = piece;
        continue;
      }
      const name = this.#names.give(`t${lines.length + 1}`);
      // A comparison of a literal with another one is an error in TypeScript; of a number it is none.
      const type = instruction.kind === 'number' ? this.#type() : '';
      this.#pieces[k] = { text: name, strength: WHOLE };
      lines.push(`const ${name}${type} = ${bare(piece)};`);
    }
    const [value = '', ...gradient] = outputs.map((k) => bare(this.#pieces[k] as Piece));
    return [...lines, ...resultLines(value, gradient)];
  }

  #piece(instruction: Instruction): Piece {
    switch (instruction.kind) {
      case 'number':
        return literal(instruction.value);
      case 'input':
        return { text: this.#inputs[instruction.index] as string, strength: WHOLE };
      case 'apply': {
        const { op, args } = instruction;
        const pieces = args.map((arg) => this.#pieces[arg] as Piece);
        const template = templateOf(op);
        if (template !== undefined) return applied(op, template, pieces);
        return { text: `${op.name}(${pieces.map(({ text }) => text).join(', ')})`, strength: WHOLE };
      }
      default:
        return instruction satisfies never;
    }
  }

  /** Values that a template writes more than once. */
  #named(): Set<number> {
    const repeated = [...instructionsOf(this.#program)].flatMap(([, instruction]) =>
      instruction.kind === 'apply' && templateOf(instruction.op)?.repeats === true ? instruction.args : [],
    );
    return new Set(repeated);
  }

  #need(op: Op): void {
    if (op.js !== undefined || this.#called.has(op.name)) return;
    if (op.code === undefined) throw withoutCode(op);
    this.#called.set(op.name, op);
    for (const name of op.code.calls ?? []) this.#need(table.get(name) as Op);
  }

  #type(type = 'number'): string {
    return this.#isTyped ? `: ${type}` : '';
  }
}

function isInline({ kind }: Instruction, uses: number, isNamed: boolean, { text }: Piece): boolean {
  if (kind === 'input') return true;
  return !isNamed && (kind === 'number' || (uses === 1 && text.length < LONGEST_PIECE));
}

function resultLines(value: string, gradient: readonly string[]): string[] {
  const line = `return { value: ${value}, gradient: [${gradient.join(', ')}] };`;
  if (line.length <= LONGEST_LINE) return [line];
  return ['return {', `  value: ${value},`, '  gradient: [', ...gradient.map((slope) => `    ${slope},`), '  ],', '};'];
}

function withoutCode({ written }: Op): FluxionError {
  return new FluxionError(
    'USAGE',
    `The function ${written} has no short source in JavaScript, so its code cannot be exported.`,
    {
      suggestion: `Use the library for it: compile(f, variables, { gradient: true }).`,
    },
  );
}
