import { compile } from '../library.ts';

export default function ({ text }) {
  const both = compile(text, ['x'], { gradient: true });
  return (x) => {
    const { value, gradient } = both(x);
    return [value, gradient[0]];
  };
}
