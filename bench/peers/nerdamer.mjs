import { createRequire } from 'node:module';

const nerdamer = createRequire(import.meta.url)('nerdamer-prime/all');

export default function ({ text }) {
  const value = nerdamer(text).buildFunction(['x']);
  const slope = nerdamer.diff(text, 'x').buildFunction(['x']);
  return (x) => [value(x), slope(x)];
}
