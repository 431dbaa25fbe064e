export { Cell } from './cell.ts';
export { Dense, type DenseOptions, LayerNorm, Sequential } from './layers.ts';
export { Adam, SGD } from './optimizers.ts';
