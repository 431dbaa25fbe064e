import { type Op, remember } from '../../expr/index.ts';
import { instructionsOf, type Program } from '../program.ts';
import { HALF_PI } from '../wasm/kernels/coefficients.ts';
import { kernels } from '../wasm/kernels/index.ts';

/** Several functions of one argument computed together: less work than one after the other. */
export interface JointKernel {
  /** Statements that compute them: from the text of the argument, the names to assign, and the name of the table. */
  text(argument: string, results: readonly string[], table: string): string;
  readonly table: Float64Array;
}

const makers: ReadonlyMap<string, () => JointKernel> = new Map([['sinAndCos', sinAndCos]]);
const made = new Map<string, JointKernel>();

/** The kernel of this name, made when first asked for. */
export function jointKernel(name: string): JointKernel {
  return remember(made, name, makers.get(name) as () => JointKernel);
}

/** Instructions that one kernel computes together, in the order of what it gives. */
export interface Joint {
  readonly name: string;
  readonly argument: number;
  readonly members: readonly number[];
}

/** Their text is long, and a program with more of them is WebAssembly's, which has kernels of its own. */
const MOST = 16;

/** For each instruction that is one of several of the same argument: all of them. */
export function jointsOf(program: Program): ReadonlyMap<number, Joint> {
  const found = new Map<string, { name: string; argument: number; members: number[] }>();
  for (const [k, instruction] of instructionsOf(program)) {
    if (instruction.kind !== 'apply') continue;
    const part = partOf(instruction.op);
    if (part === undefined) continue;
    const argument = instruction.args[0] as number;
    const joint = remember(found, `${part.name} ${argument}`, () => ({ name: part.name, argument, members: [] }));
    joint.members[part.position] = k;
  }
  const joints = [...found.values()].filter(({ name, members }) => isWhole(name, members));
  if (joints.length > MOST) return new Map();
  return new Map(joints.flatMap((joint) => joint.members.map((k) => [k, joint])));
}

/** Whether all that the kernel gives is wanted. */
function isWhole(name: string, members: readonly (number | undefined)[]): boolean {
  const count = kernels.get(name)?.bodies.length ?? 0;
  return Array.from({ length: count }, (_, position) => members[position]).every((k) => k !== undefined);
}

function partOf({ wasm }: Op): { name: string; position: number } | undefined {
  const part = wasm === undefined ? undefined : kernels.get(wasm)?.jointly;
  return part !== undefined && makers.has(part.name) ? part : undefined;
}

/** Points of the circle, a power of two: between two of them a few terms of the series are enough. */
const POINTS = 512;
/** Beyond it the products of the reduction are no longer exact: it is fewer than 2^15 steps from point to point. */
const LIMIT = 256;
/** Adding it rounds to a whole number. */
const ROUND = 1.5 * 2 ** 52;
/** The step from point to point as a sum, its first two parts of 38 bits. */
const [HIGH, MIDDLE, LOW] = HALF_PI.map((part) => (4 * part) / POINTS) as [number, number, number];

/**
 * Sine and cosine from their values at the nearest point of the circle, by the theorems of addition; within 3 ulp of the
 * exact values. Two thirds of the time of `Math.sin` and `Math.cos`; the polynomials that WebAssembly takes are no quicker than these.
 *
 * A text in the place of a call, which would put the numbers that go in and out on the heap, with the constants as literals: those
 * of a module V8 reads from memory each time.
 *
 * Source: P. T. P. Tang, "Table-lookup algorithms for elementary functions and their error analysis", ARITH 10, 1991.
 */
function sinAndCos(): JointKernel {
  // The series end after z^2; the next term of the cosine, -z^3/720, is its best approximation by the two before it.
  const most = (Math.PI / POINTS) ** 2;
  const [c1, c2] = [-1 / 2 + (9 / 16) * (most ** 2 / 720), 1 / 24 - (3 / 2) * (most / 720)];
  // Zero keeps its sign. The reduction is Cody and Waite's; what its last subtraction rounds off is kept.
  const text = (argument: string, [sin, cos]: readonly string[], table: string): string => `{
const x = ${argument};
if (x > -${LIMIT} && x < ${LIMIT} && x !== 0) {
const turns = x * ${POINTS / (2 * Math.PI)} + ${ROUND} - ${ROUND};
const place = (turns & ${POINTS - 1}) << 1;
const rough = x - turns * ${HIGH};
const middle = turns * ${MIDDLE};
const d = rough - middle;
const lost = rough - d - middle - turns * ${LOW};
const z = d * d;
const sine = d + (lost + d * z * (${-1 / 6} + z * ${1 / 120}));
const cosineLessOne = z * (${c1} + z * ${c2});
const s = ${table}[place];
const c = ${table}[place + 1];
${sin} = s + (s * cosineLessOne + c * sine);
${cos} = c + (c * cosineLessOne - s * sine);
} else {
${sin} = Math.sin(x);
${cos} = Math.cos(x);
}
}`;
  return { text, table: circle() };
}

/** Sine and cosine of each point of the circle; an eighth of it is computed, the others are its mirrors. */
function circle(): Float64Array {
  const table = new Float64Array(2 * POINTS);
  const quarter = POINTS / 4;
  for (let k = 0; k <= quarter / 2; k++) {
    const angle = k * HIGH;
    const rest = k * MIDDLE;
    let s = Math.sin(angle) + rest * Math.cos(angle);
    // In the middle of a quarter the two are the same.
    let c = 2 * k === quarter ? s : Math.cos(angle) - rest * Math.sin(angle);
    let [mirroredS, mirroredC] = [c, s];
    for (let start = 0; start < POINTS; start += quarter) {
      table.set([s, c], 2 * (start + k));
      table.set([mirroredS, mirroredC], 2 * ((start + quarter - k) % POINTS));
      [s, c] = [c, -s];
      [mirroredS, mirroredC] = [mirroredC, -mirroredS];
    }
  }
  return table;
}
