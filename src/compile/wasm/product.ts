import type { Expr } from '../../expr/index.ts';
import type { Product } from '../tensor/contraction.ts';
import type { Access } from '../tensor/nest.ts';
import { Code } from './code.ts';
import type { Module } from './module.ts';
import { OPCODE, primitives } from './primitives.ts';

/**
 * A product of matrices by blocks: a tile of the result stays in registers while a strip of each factor passes by. The
 * right factor is first copied strip by strip, so that its strips lie along memory.
 * Source: K. Goto, R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM TOMS 34 (2008).
 */
const TILE = { rows: 4, columns: 4 } as const;

/** So much of the axis that is summed over is taken at once: a strip of the right factor then stays in the nearest cache. */
const DEPTH = 256;

/** So many rows of the left factor pass a strip: they stay in the second cache while all strips pass. */
const BAND = 64;

const WORD = 8;
const ROW_OF_STRIP = WORD * TILE.columns;
const STRIP = ROW_OF_STRIP * DEPTH;

/** Bytes of the copy of the right factor. */
export function scratchOf({ columns }: Product): number {
  return STRIP * Math.ceil(columns / TILE.columns);
}

/** Declare and define what computes a product; the index of a function without parameters. */
export function defineProduct(
  module: Module,
  product: Product,
  addressOf: (base: Expr) => number,
  scratch: number,
): number {
  const { rows, inner, columns } = product;
  const place = ({ base, offset, strides }: Access) => ({
    address: addressOf(base) + WORD * offset,
    row: WORD * (strides[0] as number),
    column: WORD * (strides[1] as number),
  });
  const [a, b, c] = [place(product.a), place(product.b), place(product.to)];
  const adds = inner > DEPTH;
  const [restRows, restColumns] = [rows % TILE.rows, columns % TILE.columns];
  const tile = (height: number, width: number): number =>
    height * width === 0 ? -1 : defineTile(module, { height, width, a, c, adds });
  const tiles = [TILE.rows, restRows].map((height) => [TILE.columns, restColumns].map((width) => tile(height, width)));
  const pack = definePack(module, b, columns, scratch);

  const code = new Code(0);
  const [from, depth, band, row, end] = code.integers(5) as [number, number, number, number, number];
  if (adds) code.fill(c.address, WORD * rows * columns);
  const strips = code.integers(1)[0] as number;
  /** All tiles of one height, along all strips. */
  const alongStrips = (which: readonly number[], rowsLeft: () => void): void => {
    const call = (index: number, strip: () => void, column: () => void): void => {
      rowsLeft();
      code.get(from).times(a.column).add();
      strip();
      code.get(row).times(c.row).constant(c.address).add();
      column();
      code.add().get(depth).call(index);
    };
    const [full = -1, narrow = -1] = which;
    const count = Math.floor(columns / TILE.columns);
    if (count > 0) {
      code.set(strips, 0).loop();
      call(
        full,
        () => code.get(strips).times(STRIP).constant(scratch).add(),
        () => code.get(strips).times(ROW_OF_STRIP),
      );
      code.step(strips, 1).until(strips, count);
    }
    if (narrow >= 0)
      call(
        narrow,
        () => code.constant(scratch + STRIP * count),
        () => code.constant(ROW_OF_STRIP * count),
      );
  };
  const leftRows = (): void => void code.get(row).times(a.row).constant(a.address).add();
  const fullRows = rows - restRows;
  code.set(from, 0).loop();
  code.constant(inner).get(from).subtract().tee(depth).constant(DEPTH).get(depth).constant(DEPTH);
  code.raw(OPCODE.i32LessUnsigned).raw(OPCODE.select).put(depth);
  code.get(from).times(b.row).constant(b.address).add().get(depth).call(pack);
  if (fullRows > 0) {
    code.set(band, 0).loop();
    code.get(band).constant(BAND).add().tee(end).constant(fullRows).get(end).constant(fullRows);
    code.raw(OPCODE.i32LessUnsigned).raw(OPCODE.select).put(end);
    alongBand();
    code.step(band, BAND).until(band, fullRows);
  }
  if (restRows > 0) {
    code.set(row, fullRows);
    alongStrips(tiles[1] as number[], leftRows);
  }
  code.step(from, DEPTH).until(from, inner);
  const index = module.declareFunction({ parameters: [], results: [] });
  module.defineFunction(index, code.locals, code.done());
  return index;

  /** Each strip passes all rows of the band before the next one comes. */
  function alongBand(): void {
    const [full, narrow] = tiles[0] as [number, number];
    const count = Math.floor(columns / TILE.columns);
    const overRows = (which: number, strip: () => void, column: () => void): void => {
      code.get(band).put(row).loop();
      leftRows();
      code.get(from).times(a.column).add();
      strip();
      code.get(row).times(c.row).constant(c.address).add();
      column();
      code.add().get(depth).call(which);
      code.step(row, TILE.rows).get(row).get(end).raw(OPCODE.i32LessUnsigned).raw(OPCODE.branchIf).raw([0]);
      code.raw(OPCODE.end);
    };
    if (count > 0) {
      code.set(strips, 0).loop();
      overRows(
        full,
        () => code.get(strips).times(STRIP).constant(scratch).add(),
        () => code.get(strips).times(ROW_OF_STRIP),
      );
      code.step(strips, 1).until(strips, count);
    }
    if (narrow >= 0)
      overRows(
        narrow,
        () => code.constant(scratch + STRIP * count),
        () => code.constant(ROW_OF_STRIP * count),
      );
  }
}

interface Tile {
  readonly height: number;
  readonly width: number;
  readonly a: { readonly row: number; readonly column: number };
  readonly c: { readonly row: number };
  /** Whether it is added to what the depth before gave. */
  readonly adds: boolean;
}

/** `tile(a, b, c, depth)`: the product of some rows from `a` on and the strip from `b` on. */
function defineTile(module: Module, { height, width, a, c, adds }: Tile): number {
  const code = new Code(4);
  const [left, right, to, depth] = [0, 1, 2, 3];
  const vectors = Math.ceil(width / 2);
  const sums = Array.from({ length: height }, () => code.vectors(vectors));
  const strip = code.vectors(vectors);
  const [element = 0] = code.vectors(1);
  code.loop();
  for (const [v, local] of strip.entries())
    code
      .get(right)
      .raw(OPCODE.v128Load)
      .unsigned(16 * v)
      .put(local);
  for (const [r, row] of sums.entries()) {
    code
      .get(left)
      .raw(OPCODE.loadSplat)
      .unsigned(r * a.row)
      .put(element);
    for (const [v, sum] of row.entries())
      code
        .get(sum)
        .get(element)
        .get(strip[v] as number)
        .raw(primitives.mul.vector)
        .raw(primitives.add.vector)
        .put(sum);
  }
  code.step(left, a.column).step(right, ROW_OF_STRIP);
  code.get(depth).constant(-1).add().tee(depth).raw(OPCODE.branchIf).raw([0]).raw(OPCODE.end);
  for (const [r, row] of sums.entries()) {
    for (const [v, sum] of row.entries()) {
      const single = 2 * v + 1 === width;
      const offset = r * c.row + 16 * v;
      code.get(to);
      if (adds)
        code
          .get(to)
          .raw(single ? OPCODE.loadSplat : OPCODE.v128Load)
          .unsigned(offset)
          .get(sum)
          .raw(primitives.add.vector);
      else code.get(sum);
      code.raw(single ? OPCODE.storeLane : OPCODE.v128Store).unsigned(offset);
      if (single) code.raw([0]);
    }
  }
  const index = module.declareFunction({ parameters: ['i32', 'i32', 'i32', 'i32'], results: [] });
  module.defineFunction(index, code.locals, code.done());
  return index;
}

/** `pack(b, depth)`: copy rows of the right factor to strips, the last one filled up with zeros. */
function definePack(
  module: Module,
  b: { readonly row: number; readonly column: number },
  columns: number,
  scratch: number,
): number {
  const code = new Code(2);
  const [source, depth] = [0, 1];
  const [from = 0, to = 0, left = 0, strip = 0] = code.integers(4);
  const copy = (width: number): void => {
    code.get(depth).put(left).loop();
    for (let at = 0; at < TILE.columns; at += 2) {
      code.get(to);
      const offset = at * b.column;
      if (at + 1 < width && b.column === WORD) code.get(from).raw(OPCODE.v128Load).unsigned(offset);
      else if (at < width) {
        if (at + 1 < width) code.get(from);
        code
          .get(from)
          .raw(at + 1 < width ? OPCODE.loadSplat : OPCODE.loadZero)
          .unsigned(offset);
        if (at + 1 < width)
          code
            .raw(OPCODE.loadLane)
            .unsigned(offset + b.column)
            .raw([1]);
      } else code.raw(OPCODE.f64Const).double(0).raw(OPCODE.splat);
      code.raw(OPCODE.v128Store).unsigned(WORD * at);
    }
    code.step(from, b.row).step(to, ROW_OF_STRIP);
    code.get(left).constant(-1).add().tee(left).raw(OPCODE.branchIf).raw([0]).raw(OPCODE.end);
  };
  const count = Math.floor(columns / TILE.columns);
  if (count > 0) {
    code.set(strip, 0).loop();
    code
      .get(source)
      .get(strip)
      .times(TILE.columns * b.column)
      .add()
      .put(from);
    code.get(strip).times(STRIP).constant(scratch).add().put(to);
    copy(TILE.columns);
    code.step(strip, 1).until(strip, count);
  }
  if (columns % TILE.columns > 0) {
    code
      .get(source)
      .constant(count * TILE.columns * b.column)
      .add()
      .put(from);
    code.constant(scratch + STRIP * count).put(to);
    copy(columns % TILE.columns);
  }
  const index = module.declareFunction({ parameters: ['i32', 'i32'], results: [] });
  module.defineFunction(index, code.locals, code.done());
  return index;
}
