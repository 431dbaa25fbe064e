import { ComputeEngine, compile } from '@cortex-js/compute-engine';

const engine = new ComputeEngine();

const algebra = {
  number: (value) => value,
  add: (a, b) => ['Add', a, b],
  sub: (a, b) => ['Subtract', a, b],
  mul: (a, b) => ['Multiply', a, b],
  div: (a, b) => ['Divide', a, b],
  sin: (a) => ['Sin', a],
  cos: (a) => ['Cos', a],
  exp: (a) => ['Exp', a],
};

export default function ({ build }) {
  const f = engine.box(build(algebra, 'x'));
  const slope = engine.box(['D', f, 'x']).evaluate();
  const [value, derivative] = [f, slope].map((expr) => {
    const { run, success } = compile(expr);
    if (!success) throw new Error('not compiled');
    return run;
  });
  return (x) => [value({ x }), derivative({ x })];
}
