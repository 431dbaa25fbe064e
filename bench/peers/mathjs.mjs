import { derivative, parse } from 'mathjs';

/** Simplifying its derivatives does not end for nested functions, so it is left out where the text is long. */
export default function ({ text }) {
  const f = parse(text);
  const [value, slope] = [f, derivative(f, 'x', { simplify: text.length < 200 })].map((node) => node.compile());
  const scope = { x: 0 };
  return (x) => {
    scope.x = x;
    return [value.evaluate(scope), slope.evaluate(scope)];
  };
}
