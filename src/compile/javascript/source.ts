import { type Op, remember } from '../../expr/index.ts';
import { evaluator } from '../evaluator.ts';
import type { FlatProgram } from '../flat.ts';
import { copies, type Layout, layOut } from '../layout.ts';
import type { Machine } from '../machine.ts';
import type { Program } from '../program.ts';
import { filled, templateOf } from '../template.ts';
import { type Joint, jointKernel, jointsOf } from './joint.ts';

/** What generated source uses by name: functions of the op table, and tables of kernels. */
type Given = ReadonlyMap<string, ((...args: number[]) => number) | Float64Array>;

/** Generated source, and what it uses, by generated names. */
export interface Source {
  readonly text: string;
  readonly given: Given;
}

/** Text longer than this is given a name even where it is used once: nested too deeply, it would overflow a parser. */
const INLINE_LENGTH = 160;

/**
 * How many instructions one function holds, and outputs with them. V8 leaves functions of more than 60 KB of bytecode in
 * its interpreter; an instruction takes 10 to 70 bytes.
 */
const FUNCTION = 600;

/** The same for a section that works on a memory: reading a value at a high place and writing it takes up to 140 bytes. */
const SECTION = 350;

/** Whether one function can hold a program. */
export const fitsOneFunction = ({ length, outputs }: Program): boolean => length + outputs.length <= FUNCTION;

/**
 * A program as one function of positional parameters `x0, x1, ...`, returning what `result` writes about the outputs.
 *
 * Only numbers and generated names enter the text: no identifier of the input does.
 */
export function functionSource(program: FlatProgram, result: (outputs: readonly string[]) => string): Source {
  const writer = new Writer(program, (index) => `x${index}`);
  const lines = writer.lines(0, program.length);
  const parameters = Array.from({ length: program.inputs }, (_, index) => `x${index}`);
  const text = `(${parameters.join(', ')}) => {\n${lines.join('\n')}\nreturn ${result(program.outputs.map((k) => writer.text(k)))};\n}`;
  return { text, given: writer.given };
}

/** Writes what follows from a point into `out`, and returns it. */
export type PointFunction = (point: ArrayLike<number>, out?: Float64Array) => Float64Array;

/** A program as a function `(point, out)` of arrays, returning `out`. */
export function arraySource(program: FlatProgram): Source {
  const writer = new Writer(program, (index) => `x${index}`);
  const lines = [
    ...Array.from({ length: program.inputs }, (_, index) => `const x${index} = p[${index}];`),
    ...writer.lines(0, program.length),
    ...program.outputs.map((value, k) => `o[${k}] = ${writer.text(value)};`),
  ];
  return {
    text: `(p, o = new Float64Array(${program.outputs.length})) => {\n${lines.join('\n')}\nreturn o;\n}`,
    given: writer.given,
  };
}

/** Source that works on a memory. */
export interface MemorySource extends Source {
  readonly layout: Layout;
}

/** A program as a function of a memory of doubles laid out as in {@link layOut}, cut into sections. */
export function memorySource(program: FlatProgram): MemorySource {
  const layout = layOut(program.flat, SECTION);
  const writer = new Writer(program, (index) => `m[${index}]`, layout);
  const bodies = layout.sections.map(({ start, end }) => writer.lines(start, end));
  const rest = copies(program.flat, layout).map(({ value, to }) => `m[${to}] = ${writer.text(value)};`);
  const copying = Array.from({ length: Math.ceil(rest.length / SECTION) }, (_, k) =>
    rest.slice(k * SECTION, (k + 1) * SECTION),
  );
  const sections = [...bodies, ...copying].filter((lines) => lines.length > 0);
  const functions = sections.map((lines, k) => `const s${k} = () => {\n${lines.join('\n')}\n};`);
  const text = `(m) => {\n${functions.join('\n')}\nreturn () => {\n${sections.map((_, k) => `s${k}();`).join('\n')}\n};\n}`;
  return { text, given: writer.given, layout };
}

/**
 * Turn source into the function.
 *
 * @throws EvalError where the page's security policy forbids code generation.
 */
export function instantiate<F>({ text, given }: Source): F {
  return new Function(...given.keys(), `'use strict';\nreturn ${text};`)(...given.values()) as F;
}

/**
 * A machine as a function of positional parameters that returns what `result` writes about its outputs `o[0], o[1], ...`.
 *
 * @throws EvalError where the page's security policy forbids code generation.
 */
export function wrapper({ inputs, outputs, run }: Machine, result: string): (...args: number[]) => unknown {
  const parameters = Array.from(inputs, (_, index) => `x${index}`);
  const steps = parameters.map((name, index) => `i[${index}] = ${name};`);
  const text = `(${parameters.join(', ')}) => {\n${steps.join('\n')}\nrun();\nreturn ${result};\n}`;
  return new Function('i', 'o', 'run', `'use strict';\nreturn ${text};`)(inputs, outputs, run);
}

/**
 * A machine as a function `(point, out)` of arrays: a loop of its own copies a short row, the platform a long one.
 *
 * @throws EvalError where the page's security policy forbids code generation.
 */
export function pointWrapper({ inputs, outputs, run }: Machine): PointFunction {
  const [given, made] = [inputs.length, outputs.length];
  const copy = (from: string, to: string, length: number, row: string): string => {
    const single = `for (let k = 0; k < ${length}; k++) ${to}[k] = ${from}[k];`;
    return length < LONG
      ? single
      : `if (${row} instanceof Float64Array && ${row}.length === ${length}) ${to}.set(${from}); else ${single}`;
  };
  const text = `(p, o = new Float64Array(${made})) => {\n${copy('p', 'i', given, 'p')}\nrun();\n${copy('r', 'o', made, 'o')}\nreturn o;\n}`;
  return new Function('i', 'r', 'run', `'use strict';\nreturn ${text};`)(inputs, outputs, run);
}

/** From this length on the platform's copy is worth its call. */
const LONG = 32;

class Writer {
  readonly given = new Map<string, ((...args: number[]) => number) | Float64Array>();
  readonly #names = new Map<Op, string>();
  readonly #joints: ReadonlyMap<number, Joint>;
  readonly #texts: string[] = [];
  readonly #program: FlatProgram;
  readonly #input: (index: number) => string;
  readonly #layout: Layout | undefined;

  constructor(program: FlatProgram, input: (index: number) => string, layout?: Layout) {
    this.#program = program;
    this.#input = input;
    this.#layout = layout;
    // What works on a memory is cut into sections, which may part those that belong together.
    this.#joints = layout === undefined ? jointsOf(program) : new Map();
  }

  /** Definitions of the values in a range; what is used once goes into its user. */
  lines(start: number, end: number): string[] {
    const lines: string[] = [];
    const inlined = new Map<number, string>();
    const needsName = this.#namedArguments(start, end);
    const textOf = (arg: number): string => inlined.get(arg) ?? this.#read(arg, start);
    for (let k = start; k < end; k++) {
      const instruction = this.#program.instruction(k);
      if (instruction.kind !== 'apply') continue;
      const joint = this.#joints.get(k);
      if (joint !== undefined) {
        if (k === Math.min(...joint.members)) lines.push(this.#together(joint, textOf(joint.argument)));
        continue;
      }
      const text = this.#apply(instruction.op, instruction.args, textOf);
      const isInside = this.#slot(k) === -1 && this.#program.uses[k] === 1 && !needsName.has(k);
      if (isInside && text.length < INLINE_LENGTH) {
        inlined.set(k, `(${text})`);
        this.#texts[k] = `(${text})`;
      } else lines.push(this.#definition(k, text));
    }
    return lines;
  }

  #slot(k: number): number {
    return this.#layout?.slot[k] ?? -1;
  }

  #definition(k: number, text: string): string {
    const slot = this.#slot(k);
    if (slot === -1) return `const t${k} = ${text};`;
    return this.#layout?.local[k] === 1 ? `const t${k} = m[${slot}] = ${text};` : `m[${slot}] = ${text};`;
  }

  /** Definitions of what a kernel computes together. */
  #together({ name, members }: Joint, argument: string): string {
    const kernel = jointKernel(name);
    this.given.set(name, kernel.table);
    const results = members.map((k) => `t${k}`);
    return `let ${results.join(', ')};\n${kernel.text(argument, results, name)}`;
  }

  /** The text of a value, after its definition. */
  text(k: number): string {
    return this.#texts[k] ?? this.#read(k, this.#layout === undefined ? 0 : this.#program.length);
  }

  #read(k: number, sectionStart: number): string {
    const instruction = this.#program.instruction(k);
    if (instruction.kind === 'number') return numberText(instruction.value);
    if (instruction.kind === 'input') return this.#input(instruction.index);
    return k >= sectionStart ? `t${k}` : `m[${this.#layout?.slot[k]}]`;
  }

  #namedArguments(start: number, end: number): Set<number> {
    const named = new Set<number>();
    for (let k = start; k < end; k++) {
      const instruction = this.#program.instruction(k);
      if (instruction.kind !== 'apply' || templateOf(instruction.op)?.repeats !== true) continue;
      for (const arg of instruction.args) named.add(arg);
    }
    return named;
  }

  #apply(op: Op, args: readonly number[], textOf: (arg: number) => string): string {
    const template = templateOf(op);
    if (template === undefined) return `${this.#nameOf(op)}(${args.map(textOf).join(', ')})`;
    return filled(template, args.map(textOf));
  }

  /** The generated name of a function. */
  #nameOf(op: Op): string {
    return remember(this.#names, op, () => {
      const name = `f${this.#names.size}`;
      this.given.set(name, evaluator(op));
      return name;
    });
  }
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '(0 / 0)';
  if (!Number.isFinite(value)) return value > 0 ? '(1 / 0)' : '(-1 / 0)';
  return value < 0 || Object.is(value, -0) ? `(-${-value})` : String(value);
}
