import { FluxionError } from '../../../error.ts';
import {
  build,
  type Expr,
  makeOp,
  num,
  type Op,
  postorder,
  type Shape,
  type Sym,
  sym,
  tensorOf,
  type Value,
  valueOfTensor,
} from '../../../expr/index.ts';
import { families } from '../../../ops/index.ts';
import { reshape, sizeOf, slice, type Tensor, tensor } from '../../../tensor/index.ts';
import { lift, traceOf } from '../operand.ts';
import { planOf } from '../plan.ts';
import { inShape, record, tangentsFor } from '../record.ts';
import { traced } from '../trace.ts';
import { flatten } from '../tree.ts';

/** A loop as expressions over its state and over what it refers to outside. */
interface Loop {
  readonly condition: Expr;
  readonly next: readonly Expr[];
  readonly state: readonly Sym[];
  readonly outer: readonly Sym[];
  readonly maxIterations: number;
}

let loops = 0;

/** A loop on traced values: one call whose argument is the whole state as one vector. */
export function symbolicLoop<S>(
  condition: (state: S) => unknown,
  body: (state: S) => S,
  init: S,
  maxIterations: number,
): S {
  const tree = flatten(init);
  const test = record('whileLoop', condition, [init]);
  const step = record('whileLoop', body, [init]);
  const [holds] = test.outputs;
  if (holds === undefined || step.outputs.length !== step.variables.length) {
    throw new FluxionError(
      'ARGUMENT',
      'whileLoop: the body must return the structure of its state, and the condition a number.',
    );
  }
  const state = step.variables;
  const own = new Set<Expr>(state);
  const outer = postorder([holds, ...step.outputs]).filter(
    (node): node is Sym => node.kind === 'sym' && !own.has(node),
  );
  const op = loopOp({ condition: holds, next: step.outputs, state, outer, maxIterations });
  const packed = pack(tree.leaves.map((value) => lift(value)));
  const result = build(op, [packed, ...outer]);
  const trace = traceOf([...tree.leaves]);
  const leaves = unpack(
    result,
    state.map(({ shape }) => shape),
  ).map((expr) => traced(expr, trace));
  return tree.rebuild(leaves) as S;
}

function loopOp(loop: Loop): Op {
  const { condition, next, state, outer, maxIterations } = loop;
  const shapes = state.map(({ shape }) => shape);
  const name = `whileLoop ${loops++}`;
  const parameters = ['state', ...outer.map((_, i) => `outer${i}`)];
  return makeOp(name, {
    signature: `whileLoop(${parameters.join(', ')})`,
    kernel: (packed, ...further) => {
      const given = further.map(valueOfTensor);
      const variables = [...state, ...outer];
      const test = planOf([condition], variables);
      const step = planOf(next, variables);
      let values = unpackValues(packed, shapes);
      for (let round = 0; test.run([...values, ...given])[0] !== 0; round++) {
        if (round >= maxIterations) throw endless(maxIterations);
        values = step.run([...values, ...given]);
      }
      return packValues(values);
    },
    shape: (packed) => packed,
    push: (tangents, args) => {
      const directions = [...state, ...outer].map(({ shape }, i) => sym(`direction ${i} of ${name}`, shape));
      const pushed = tangentsFor(next, [...state, ...outer], directions);
      const twice = loopOp({
        condition,
        next: [...next, ...pushed],
        state: [...state, ...directions.slice(0, state.length)],
        outer: [...outer, ...directions.slice(state.length)],
        maxIterations,
      });
      const zeros = (arg: Expr, i: number): Expr => inShape(tangents[i] ?? num(0), arg.shape);
      const [packed, ...further] = args as [Expr, ...Expr[]];
      const [packedTangent, ...furtherTangents] = args.map(zeros) as [Expr, ...Expr[]];
      const both = build(twice, [pack([packed, packedTangent]), ...further, ...furtherTangents]);
      const length = packed.shape[0] as number;
      return build(families.slice([{ start: length, stop: 2 * length }]), [both]);
    },
    pull: () => {
      throw new FluxionError(
        'NOT_DIFFERENTIABLE',
        'whileLoop has no reverse mode: the number of rounds is not known.',
        {
          suggestion: 'Use jvp or jacfwd, or ops.scan, or a for loop with a fixed number of rounds.',
        },
      );
    },
    tex: '\\operatorname{while}',
    doc: 'a loop whose number of rounds depends on values',
    sample: parameters.map(() => [-1, 1] as const),
  });
}

function pack(parts: readonly Expr[]): Expr {
  return build(
    families.concat(0),
    parts.map((part) => build(families.reshape([-1]), [part])),
  );
}

function unpack(packed: Expr, shapes: readonly Shape[]): Expr[] {
  return ranges(shapes).map((range, i) =>
    build(families.reshape(shapes[i] as Shape), [build(families.slice([range]), [packed])]),
  );
}

function packValues(values: readonly Value[]): Tensor {
  const parts = values.map((value) => tensorOf(value).data);
  const data = new Float64Array(parts.reduce((size, part) => size + part.length, 0));
  let start = 0;
  for (const part of parts) {
    data.set(part, start);
    start += part.length;
  }
  return tensor(data);
}

function unpackValues(packed: Tensor, shapes: readonly Shape[]): Value[] {
  return ranges(shapes).map((range, i) => valueOfTensor(reshape(slice(packed, [range]), shapes[i] as Shape)));
}

function ranges(shapes: readonly Shape[]): { start: number; stop: number }[] {
  let start = 0;
  return shapes.map((shape) => {
    const range = { start, stop: start + sizeOf(shape) };
    start = range.stop;
    return range;
  });
}

export function endless(maxIterations: number): FluxionError {
  return new FluxionError('LIMIT', `whileLoop: the condition still holds after ${maxIterations} rounds.`, {
    suggestion: 'Check the condition, or raise maxIterations.',
  });
}
