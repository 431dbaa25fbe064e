export type { PrintOptions } from './piece.ts';
export { toText } from './text.ts';
