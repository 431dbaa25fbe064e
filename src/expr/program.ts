import { FluxionError } from '../error.ts';
import type { Call, Const, Expr } from './node.ts';
import type { Op } from './op.ts';
import { postorder } from './traverse.ts';

/**
 * An expression written out as a list of steps, for evaluating it again and again: numeric differentiation takes fifty
 * values of f, and walking the graph takes ten times as long as the arithmetic.
 */
export interface Program {
  /** Evaluate; `read` gives the variables, each once a run. */
  run(read: (name: string) => number): number;
}

type Step = (...args: number[]) => number;

const programs = new WeakMap<Expr, Program>();

/** The program of a scalar expression, made once. */
export function programOf(root: Expr): Program {
  let program = programs.get(root);
  if (program === undefined) {
    program = programFor(root);
    programs.set(root, program);
  }
  return program;
}

function programFor(root: Expr): Program {
  const order = postorder([root]);
  const place = new Map<Expr, number>(order.map((node, i) => [node, i]));
  const shared = new Float64Array(order.length);
  let running = false;
  const variables: { readonly name: string; readonly at: number }[] = [];
  const steps: { readonly step: Step; readonly args: readonly number[]; readonly at: number }[] = [];
  for (const [at, node] of order.entries()) {
    switch (node.kind) {
      case 'num':
        shared[at] = node.value;
        break;
      case 'sym':
        variables.push({ name: node.name, at });
        break;
      case 'call':
        steps.push({ step: stepOf(node), args: node.args.map((arg) => place.get(arg) as number), at });
        break;
      case 'const':
        throw noNumber(node);
      default:
        node satisfies never;
    }
  }
  const runOn = (values: Float64Array, read: (name: string) => number): number => {
    for (const { name, at } of variables) values[at] = read(name);
    for (const { step, args, at } of steps) {
      switch (args.length) {
        case 1:
          values[at] = step(values[args[0] as number] as number);
          break;
        case 2:
          values[at] = step(values[args[0] as number] as number, values[args[1] as number] as number);
          break;
        default:
          values[at] = step(...args.map((arg) => values[arg] as number));
      }
    }
    return values[order.length - 1] as number;
  };
  return {
    run(read) {
      // An operation of the user may evaluate the expression it stands in.
      if (running) return runOn(shared.slice(), read);
      running = true;
      try {
        return runOn(shared, read);
      } finally {
        running = false;
      }
    },
  };
}

/** What an operation does on doubles; where it has no value there, it says so when it is run. */
export function stepOf({ op }: Call): Step {
  return (
    op.eval ??
    (() => {
      throw op.kernel === undefined ? withoutValue(op) : onArrays(op);
    })
  );
}

/** Why an operation that has only rules cannot be evaluated. */
export function withoutValue({ name }: Op): FluxionError {
  return new FluxionError('NOT_DIFFERENTIABLE', `${name} has no value in double precision.`);
}

function onArrays({ written }: Op): FluxionError {
  return new FluxionError('SHAPE', `${written} works on arrays, and only numbers are computed with here.`, {
    suggestion: 'Take the value with evaluate; in a program, grad differentiates functions of arrays.',
  });
}

/** Why a tensor stands in no expression of numbers. */
export function noNumber({ shape }: Const): FluxionError {
  return new FluxionError('SHAPE', `A tensor of shape [${shape.join(', ')}] has no single number as its value.`);
}
