export { findLoops } from './find.ts';
export { type Loop, MIN_COUNT, type Source, withTables } from './loop.ts';
