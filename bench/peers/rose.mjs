import { add, compile, Dual, div, fn, mul, neg, opaque, Real, sub, vjp } from 'rose';

const sin = opaque([Real], Real, Math.sin);
const cos = opaque([Real], Real, Math.cos);
const exp = opaque([Real], Real, Math.exp);
sin.jvp = fn([Dual], Dual, ({ re, du }) => ({ re: sin(re), du: mul(du, cos(re)) }));
cos.jvp = fn([Dual], Dual, ({ re, du }) => ({ re: cos(re), du: mul(du, neg(sin(re))) }));
exp.jvp = fn([Dual], Dual, ({ re, du }) => {
  const value = exp(re);
  return { re: value, du: mul(du, value) };
});

const algebra = { number: (value) => value, add, sub, mul, div, sin, cos, exp };

export default async function ({ build }) {
  const f = fn([Real], Real, (x) => build(algebra, x));
  const both = fn([Real], { value: Real, slope: Real }, (x) => {
    const { ret, grad } = vjp(f)(x);
    return { value: ret, slope: grad(1) };
  });
  const run = await compile(both);
  return (x) => {
    const { value, slope } = run(x);
    return [value, slope];
  };
}
