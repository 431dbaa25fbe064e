/**
 * What a developer sees who points at a result: checked by `npm run types`, never run. `same<T>()(value)` is refused by
 * the compiler unless the type of the value is T, no more and no less.
 */
import {
  checkpoint,
  compile,
  customJvp,
  customVjp,
  defineOp,
  evaluate,
  fn,
  getGrad,
  grad,
  hessian,
  hvp,
  jacfwd,
  jacrev,
  jit,
  jvp,
  linearize,
  ops,
  type Parameter,
  type Tensor,
  tensor,
  type Value,
  valueAndGrad,
  vjp,
  vmap,
} from '../../src/index.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<Expected>(): <Actual>(
  value: Actual,
  ...wrong: Same<Actual, Expected> extends true ? [] : [is: Actual, not: Expected]
) => void;

declare const t: Tensor;
declare const w: Parameter;
declare const b: Parameter;
declare const parameters: Parameter[];

interface Model {
  readonly layers: readonly { readonly weight: Tensor; readonly bias: number }[];
  readonly name: string;
}
interface ModelGradient {
  readonly layers: readonly { readonly weight: Tensor; readonly bias: number }[];
  readonly name: string;
}
declare const model: Model;

const loss = (x: Tensor, y: Tensor): Value => ops.sum(ops.mul(x, y));
const ofModel = (m: Model, x: Tensor): Value => m.layers.reduce<Value>((v, { weight }) => ops.matmul(v, weight), x);
const withAux = (x: Tensor, y: Tensor): [Value, Tensor, string] => [loss(x, y), y, 'note'];

export function gradients(): void {
  same<Tensor>()(grad(loss)(t, t));
  same<number>()(grad((x: number) => ops.mul(x, x))(3));
  same<[Tensor, Tensor]>()(grad(loss, [0, 1])(t, t));
  same<[Tensor]>()(grad(loss, [1])(t, t));
  same<ModelGradient>()(grad(ofModel)(model, t));
  same<[Tensor, ModelGradient]>()(grad(ofModel, [1, 0])(model, t));
  same<[number, number]>()(grad((x: [number, number]) => ops.sum(x))([1, 2]));
  same<Tensor>()(grad((x: Float64Array) => ops.sum(x))(Float64Array.of(1, 2)));

  // Parameters.
  same<Tensor>()(grad(loss, null, { weights: w })(t, t));
  same<[Tensor, Tensor]>()(grad(loss, null, { weights: [w, b] })(t, t));
  same<Tensor[]>()(grad(loss, null, { weights: parameters })(t, t));
  same<[Tensor, [Tensor, Tensor]]>()(grad(loss, 0, { weights: [w, b] })(t, t));
  same<[[Tensor, Tensor], Tensor]>()(grad(loss, [0, 1], { weights: w })(t, t));

  // Further outputs.
  same<[Tensor, [Tensor, string]]>()(grad(withAux, 0, { hasAux: true })(t, t));
  same<[[Value, Tensor, string], Tensor]>()(valueAndGrad(withAux, 0, { hasAux: true })(t, t));
  same<[Value, [Tensor, Tensor]]>()(valueAndGrad(loss, [0, 1])(t, t));

  // Names.
  const named = grad(loss, [0, 1], { returnIds: true })(t, t);
  same<[[0, Tensor], [1, Tensor]]>()(named);
  same<Tensor>()(getGrad(named, 1));
  same<Tensor>()(getGrad(grad(loss, 0, { weights: [w], returnIds: true })(t, t), w));
  same<number>()(getGrad(grad((x: number) => ops.sin(x), 0, { returnIds: true })(1), 0));

  // The sensitivity is one more argument.
  grad(loss, 0, { sens: true })(t, t, 1);

  // Any order; texts.
  same<number>()(grad(grad(grad((x: number) => ops.pow(x, 3))))(2));
  same<[Value, Value]>()(grad(fn('f(x, y) = x*sin(y)'), [0, 1])(2, 0));
}

export function modes(): void {
  const f = (x: number, y: Tensor): [Value, Tensor] => [ops.mul(x, y), y];
  same<[[Value, Tensor], [Value, Tensor]]>()(jvp(f, [1, t], [1, t]));
  same<[Value, Value, [Tensor]]>()(jvp(f, [1, t], [1, t], { hasAux: true }));
  const [out, pullback] = vjp(f, [1, t]);
  same<[Value, Tensor]>()(out);
  same<[x: number, y: Tensor]>()(pullback([1, t]));
  const [value, along] = linearize((x: Tensor): Tensor => x, [t]);
  same<Tensor>()(value);
  same<Tensor>()(along(t));
}

export function matrices(): void {
  same<Tensor>()(jacfwd((x: Tensor): Value => x)(t));
  same<number>()(jacrev((x: number): number => x)(1));
  same<[Tensor, Tensor]>()(jacrev(loss, [0, 1])(t, t));
  same<{ a: Tensor; b: number }>()(jacfwd((x: { a: Tensor; b: number }): number => x.b)({ a: t, b: 1 }));
  same<Tensor>()(hessian((x: Tensor) => ops.sum(x))(t));
  same<number>()(hessian((x: number) => ops.pow(x, 3))(2));
  same<[x: Tensor, y: Tensor]>()(hvp(loss, [t, t], [t, t]));
}

export function functions(): void {
  same<Tensor>()(vmap((x: number) => ops.sin(x))([1, 2, 3]));
  same<Tensor>()(vmap(loss, { inAxes: [null, 0] })(t, t));
  same<{ a: Tensor; b: Tensor }>()(vmap((x: number) => ({ a: ops.sin(x), b: x }))(t));
  same<ModelGradient>()(jit(grad(ofModel))(model, t));
  same<Value>()(checkpoint(loss)(t, t));
  same<Value>()(
    customVjp(
      (x: Value, y: Value) => ops.mul(x, y),
      (g, _ans, x, y) => [ops.mul(g, y), ops.mul(g, x)],
    )(t, 1),
  );
  same<Value>()(
    customJvp(
      (x: Value) => ops.exp(x),
      ([dx], ans) => ops.mul(dx, ans),
    )(1),
  );
  same<number>()(defineOp({ signature: 'cube(x)', eval: (x) => x ** 3, d: '3*x^2*dx' })(2));
  same<number>()(compile('x*y', ['x', 'y'])(1, 2));
  same<number[]>()(compile(['x*y', 'x'], ['x', 'y'])(1, 2));
  same<{ value: number; gradient: number[] }>()(compile('x*y', ['x', 'y'], { gradient: true })(1, 2));
  same<{ value: number[]; jacobian: number[][] }>()(compile(['x', 'y'], ['x', 'y'], { jacobian: true })(1, 2));
  same<number>()(evaluate('x^2', { x: 3 }));
  same<Value>()(evaluate('A*x', { A: tensor([[1]]), x: [1] }));
  same<number>()(ops.sin(1));
  same<Value>()(ops.sin(t));
}

export function refused(): void {
  // @ts-expect-error the tests themselves see a difference
  same<string>()(1);
  // @ts-expect-error a text is no function; fn makes one of it
  grad('x^2');
  // @ts-expect-error a position is a number, not a name
  grad(loss, 'x');
  // @ts-expect-error there is no such option
  grad(loss, 0, { hasAUX: true });
  // @ts-expect-error the function takes tensors
  grad(loss)('a', t);
  // @ts-expect-error an argument is missing
  grad(loss)(t);
  // @ts-expect-error a tangent has the kind of its input
  jvp(loss, [t, t], [1, t]);
  // @ts-expect-error one tangent for each input
  jvp(loss, [t, t], [t]);
  // @ts-expect-error a Hessian is by one argument
  hessian(loss, [0, 1]);
  // @ts-expect-error there is no such reduction
  ops.mse(t, t, 'avg');
  // @ts-expect-error a text is no operand
  ops.add(t, '1');
  // @ts-expect-error an operation is no operand
  ops.matmul(t, ops.sin);
  // @ts-expect-error variables are given as a list
  compile('x', 'x');
  // @ts-expect-error a definition needs a signature
  defineOp({ eval: (x: number) => x });
}
