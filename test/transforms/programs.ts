import fc from 'fast-check';
import { fn, ops } from '../../src/ad/transforms/index.ts';
import { invoke } from '../../src/ad/transforms/ops/invoke.ts';
import type { Op, Shape, Value } from '../../src/expr/index.ts';
import { table, tensorTable } from '../../src/ops/index.ts';
import { families } from '../../src/ops/tensor/index.ts';
import { eye, sizeOf, type Tensor, tensor } from '../../src/tensor/index.ts';
import { members, needsDefinite } from './members.ts';

type Interval = readonly [number, number];

/** One operation in a random program: the shapes and intervals of its arguments, and how it is called. */
export interface Case {
  /** The operation, as the tables or `ops` name it. */
  readonly name: string;
  readonly shapes: readonly Shape[];
  /** One interval an argument; several lists where the domain has several pieces. */
  readonly boxes: readonly (readonly Interval[])[];
  /** Its arguments are matrices far from singular. */
  readonly definite: boolean;
  /** `piece` says which list of intervals the arguments are from. */
  readonly call: (args: readonly Value[], piece: number) => Value;
}

const ANY: Interval = [-2, 2];

/** Constants without a finite value leave nothing to differentiate. */
const UNDEFINED = new Set(['Infinity', 'NaN']);

/** Every function of the language, elementwise: the first argument a matrix, the others vectors that broadcast. */
const elementwise: Case[] = [...table.values()]
  .filter(({ name }) => !UNDEFINED.has(name))
  .map((op) => {
    const varying = op.parameters.flatMap((name, i) => (op.fixed?.includes(name) ? [] : [i]));
    const positions = op.variadic ? [0, 0, 0] : varying;
    const pieces = [op.sample, ...(op.alsoSample ?? [])];
    return {
      name: op.name,
      shapes: positions.map((_, i) => (i === 0 ? [2, 3] : [3])),
      boxes: pieces.map((box) => positions.map((at) => box[at] as Interval)),
      definite: false,
      call: (args, piece) => {
        if (op.variadic) return invoke(op, args);
        const box = pieces[piece] as typeof op.sample;
        return invoke(
          op,
          box.map(([low], i) => (varying.includes(i) ? args[varying.indexOf(i)] : low) as Value),
        );
      },
    };
  });

function caseOf(name: string, op: Op, shapes: readonly Shape[]): Case {
  const intervals = shapes.map((_, i) => (op.sample[op.variadic ? 0 : i] ?? ANY) as Interval);
  return {
    name,
    shapes,
    boxes: [intervals],
    definite: needsDefinite.has(op),
    call: (args) => invoke(op, args),
  };
}

/** The name of a family, without the attributes of the member. */
const bare = (op: Op): string => op.name.replace(/ .*/, '');

const own = (name: string, shapes: readonly Shape[], call: (...args: never[]) => unknown, box = ANY): Case => ({
  name,
  shapes,
  boxes: [shapes.map(() => box)],
  definite: false,
  call: (args) => call(...(args as never[])) as Value,
});

/** No two elements equal but for their last bits, of which an index would depend. */
const apart = (x: Value): Value => {
  const shape = ops.shape(x);
  return ops.add(x, ops.reshape(ops.mul(0.01, ops.arange(sizeOf(shape))), shape));
};

/** Those whose further arguments are indices, attributes or other functions, and what stands in texts only. */
const written: Case[] = [
  own('gather', [[3, 2]], (x: Value) => ops.gather(x, [2, 0, 2])),
  own('scatterAdd', [[3, 2]], (x: Value) => ops.scatterAdd(x, [1, 0, 1], [2, 2])),
  own('oneHot', [[2, 3]], (x: Value) => ops.mul(ops.oneHot([2, 0], 3), x)),
  own('argmax', [[2, 3]], (x: Value) => ops.mul(ops.argmax(apart(x), 0), 0.5)),
  own('argmin', [[4]], (x: Value) => ops.argmin(apart(x))),
  own(
    'convInput',
    [
      [1, 2, 4],
      [2, 2, 2],
    ],
    (g: Value, kernel: Value) => invoke(families.convInput('conv1d', [1, 2, 5], {}), [g, kernel]),
  ),
  own(
    'convKernel',
    [
      [1, 2, 4],
      [1, 2, 5],
    ],
    (g: Value, x: Value) => invoke(families.convKernel('conv1d', [2, 2, 2], {}), [g, x]),
  ),
  own(
    'matrixTimes',
    [
      [2, 3],
      [3, 2],
    ],
    fn('f(A, B) = A*B'),
  ),
  { ...own('matrixOver', [[3], [3, 3]], fn('f(A, B) = A/B')), definite: true },
  own('matrixPower', [[3, 3]], fn('f(A) = A^3'), [-1, 1]),
  own('part', [[2, 4]], fn('f(A) = A[2, 4:-1:2]')),
  own('argsort', [[2, 3]], (x: Value) => ops.mul(ops.argsort(apart(x)), 0.5)),
  own('diag', [[3]], (x: Value) => ops.diag(x)),
  own('kron', [[2, 1], [2]], (x: Value, y: Value) => ops.kron(x, y)),
  own('pad', [[2]], (x: Value) => ops.pad(x, [[1, 2]], 0.5)),
  own('repeat', [[2, 2]], (x: Value) => ops.repeat(x, 2, 1)),
  own('roll', [[2, 3]], (x: Value) => ops.roll(x, 2, 1)),
  own('sort', [[2, 3]], (x: Value) => ops.sort(x)),
  own('split', [[4]], (x: Value) => ops.outer(...(ops.split(x, 2) as [Value, Value]))),
  own('swapAxes', [[2, 1, 3]], (x: Value) => ops.swapAxes(x, 0, 2)),
  own('takeAlongAxis', [[2, 3]], (x: Value) => ops.takeAlongAxis(x, [[2], [-3]], 1)),
  own(
    'tensordot',
    [
      [2, 3],
      [3, 2],
    ],
    (x: Value, y: Value) =>
      ops.tensordot(x, y, [
        [0, 1],
        [1, 0],
      ]),
  ),
  own('tile', [[3]], (x: Value) => ops.tile(x, [2, 2])),
  own('var', [[2, 3]], (x: Value) => ops.var(x)),
  own('std', [[2, 3]], (x: Value) => ops.std(x, 1)),
  own('any', [[2, 3]], (x: Value) => ops.mul(ops.any(ops.greater(x, 0), 1), 0.5)),
  own('all', [[2, 3]], (x: Value) => ops.mul(ops.all(ops.greater(x, 0), 1), 0.5)),
  own('expandDims', [[2, 3]], (x: Value) => ops.expandDims(x, 1)),
  own('squeeze', [[2, 1, 3]], (x: Value) => ops.squeeze(x, 1)),
  own('moveAxis', [[2, 1, 3]], (x: Value) => ops.moveAxis(x, 0, 2)),
  own('flatten', [[2, 3]], (x: Value) => ops.flatten(x)),
  own('index', [[2, 3]], (x: Value) => ops.index(x, 1, -1)),
  own('stack', [[3], [3]], (x: Value, y: Value) => ops.stack([x, y], 1)),
  own('layerNorm', [[2, 3], [3], [3]], (x: Value, gamma: Value, beta: Value) => ops.layerNorm(x, { gamma, beta })),
  own('variance', [[2, 3]], (x: Value) => ops.variance(x, 0)),
  own('max', [[2, 3]], (x: Value) => ops.max(x, 0)),
  own('logsumexp', [[2, 3]], (x: Value) => ops.logsumexp(x, 1, true)),
  own('crossEntropy', [[2, 3]], (z: Value) => ops.crossEntropy(z, [2, 0])),
  own('mse', [[2, 3], [3]], (x: Value, y: Value) => ops.mse(x, y, 'sum')),
  own('huber', [[2, 3], [3]], (x: Value, y: Value) => ops.huber(x, y, 0.7, 'none')),
  own('binaryCrossEntropyWithLogits', [[2, 3]], (z: Value) =>
    ops.binaryCrossEntropyWithLogits(z, [0.25, 1, 0], [0.5, 1, 2], 1.5, 'sum'),
  ),
  // Differences see through it, except where its argument is constant beside the point.
  own('stopGradient', [[2, 3]], (x: Value) => ops.mul(ops.stopGradient(ops.sign(x)), x)),
  own('cond', [[3]], (x: Value) => ops.cond(ops.greater(ops.sum(x), 0), ops.sin, ops.neg, x)),
  own('scan', [[], [3]], (rate: Value, xs: Value) => {
    const step = (state: Value, x: Value): [Value, Value] => {
      const next = ops.add(ops.mul(state, rate), x);
      return [next, ops.sin(next)];
    };
    return ops.scan(step, 0, xs)[1];
  }),
];

const ofTables: Case[] = [
  ...[...tensorTable]
    .filter(([name]) => name !== 'stopGradient')
    .flatMap(([name, op]) => {
      const elementwiseShapes = op.parameters.map((_, i) => (i === 0 ? [2, 3] : [3]));
      const shapes =
        op.sampleShapes ?? (op.kernel === undefined && op.rebuild === undefined ? [elementwiseShapes] : []);
      return shapes.map((list) => caseOf(name, op, list));
    }),
  ...members.flatMap(([op, lists]) => lists.map((shapes) => caseOf(bare(op), op, shapes))),
];

export const cases: readonly Case[] = [...elementwise, ...ofTables, ...written];

/** A line of a program: an operation, which values it takes, and which piece of its domain. */
type Line = readonly [operation: Case, from: number, piece: number];

/**
 * Random programs in which every operation occurs: each round deals a shuffled pack of all of them, a few to a program.
 */
export function programs(rounds: number, lines: number, seed: number): readonly (readonly Line[])[] {
  const pack = fc.shuffledSubarray([...cases], { minLength: cases.length });
  const line = fc.tuple(fc.nat(5), fc.nat(3));
  const dealt = fc.sample(pack, { numRuns: rounds, seed });
  const choices = fc.sample(line, { numRuns: rounds * cases.length, seed });
  const all = dealt.flat().map((operation, i): Line => [operation, ...(choices[i] as [number, number])]);
  return Array.from({ length: Math.ceil(all.length / lines) }, (_, i) => all.slice(i * lines, (i + 1) * lines));
}

/**
 * The function of a program, of a [2, 3] and a [3]: each line takes values made before, brought into its shapes and
 * intervals, and the result is a vector to which every line contributes.
 */
export const functionOf =
  (program: readonly Line[]) =>
  (x: Tensor, y: Tensor): Value => {
    const values: Value[] = [x, y];
    for (const [{ shapes, boxes, definite, call }, from, piece] of program) {
      const which = piece % boxes.length;
      const box = boxes[which] as readonly Interval[];
      const args = shapes.map((shape, i) => {
        const value = values[Math.max(0, values.length - 1 - ((from + i) % 4))] as Value;
        const inside = into(box[i] as Interval, fitted(value, shape));
        return definite && shape.length >= 2 && shape.at(-1) === shape.at(-2) ? regular(inside, shape) : inside;
      });
      values.push(call(args, which));
    }
    return ops.stack(values.map((value) => ops.sum(bounded(value))));
  };

/** Its elements over and over in another shape. */
function fitted(value: Value, shape: Shape): Value {
  const vector = ops.reshape(value, [-1]);
  const length = ops.shape(vector)[0] as number;
  const indices = Array.from({ length: sizeOf(shape) }, (_, i) => i % length);
  return ops.reshape(ops.gather(vector, indices), shape);
}

/** Smooth, between -1 and 1, and nowhere flat over a long stretch, so that every line matters. */
const bounded = (x: Value): Value => ops.sin(ops.asinh(x));

function into([low, high]: Interval, x: Value): Value {
  return ops.add((low + high) / 2, ops.mul(0.475 * (high - low), bounded(x)));
}

/** Matrices near three times the identity. */
function regular(x: Value, shape: Shape): Value {
  return ops.add(ops.mul(x, 0.25), tensor(ops.mul(3, eye(shape.at(-1) as number))));
}
