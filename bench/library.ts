/**
 * The library as users get it, built by `npm run bundle`: run from its sources it would be slowed down by what the transpiler adds
 * to every function.
 */
export const { compile, derivative, evaluate, gradientOf, parse } = (await import(
  new URL('../dist/index.js', import.meta.url).href
)) as typeof import('../src/index.ts');
