/** The type of a value inside a kernel. A mask is the outcome of a comparison. */
export type LaneType = 'f64' | 'i64' | 'mask';

/**
 * One operation of the machine, on one number and on two at once. The bytes are WebAssembly's opcodes; both forms take
 * the same operands in the same order, so one kernel serves scalar and SIMD code.
 * Source: the WebAssembly core specification 2.0, "Binary format: instructions".
 */
export interface Primitive {
  readonly result: LaneType;
  readonly arity: number;
  readonly scalar: readonly number[];
  readonly vector: readonly number[];
}

const SIMD = 0xfd;

const f64 = (arity: number, scalar: number, ...vector: number[]): Primitive => ({
  result: 'f64',
  arity,
  scalar: [scalar],
  vector: [SIMD, ...vector],
});

const compare = (scalar: number, vector: number): Primitive => ({
  result: 'mask',
  arity: 2,
  scalar: [scalar],
  vector: [SIMD, vector],
});

const i64 = (scalar: number, ...vector: number[]): Primitive => ({
  result: 'i64',
  arity: 2,
  scalar: [scalar],
  vector: [SIMD, ...vector],
});

const mask = (arity: number, scalar: number, vector: number): Primitive => ({
  result: 'mask',
  arity,
  scalar: [scalar],
  vector: [SIMD, vector],
});

export const primitives = {
  add: f64(2, 0xa0, 0xf0, 0x01),
  sub: f64(2, 0xa1, 0xf1, 0x01),
  mul: f64(2, 0xa2, 0xf2, 0x01),
  div: f64(2, 0xa3, 0xf3, 0x01),
  min: f64(2, 0xa4, 0xf4, 0x01),
  max: f64(2, 0xa5, 0xf5, 0x01),
  abs: f64(1, 0x99, 0xec, 0x01),
  neg: f64(1, 0x9a, 0xed, 0x01),
  sqrt: f64(1, 0x9f, 0xef, 0x01),
  ceil: f64(1, 0x9b, 0x74),
  floor: f64(1, 0x9c, 0x75),
  trunc: f64(1, 0x9d, 0x7a),
  /** To the nearest integer, ties to even. */
  nearest: f64(1, 0x9e, 0x94, 0x01),

  eq: compare(0x61, 0x47),
  ne: compare(0x62, 0x48),
  lt: compare(0x63, 0x49),
  gt: compare(0x64, 0x4a),
  le: compare(0x65, 0x4b),
  ge: compare(0x66, 0x4c),
  both: mask(2, 0x71, 0x4e),
  either: mask(2, 0x72, 0x50),
  not: mask(1, 0x45, 0x4d),
  /** select(whereTrue, whereFalse, mask) */
  select: { result: 'f64', arity: 3, scalar: [0x1b], vector: [SIMD, 0x52] },

  /** The bits of a double as an integer, and back. */
  bits: { result: 'i64', arity: 1, scalar: [0xbd], vector: [] },
  double: { result: 'f64', arity: 1, scalar: [0xbf], vector: [] },
  plus: i64(0x7c, 0xce, 0x01),
  minus: i64(0x7d, 0xd1, 0x01),
  and: i64(0x83, 0x4e),
  or: i64(0x84, 0x50),
  xor: i64(0x85, 0x51),
  same: { result: 'mask', arity: 2, scalar: [0x51], vector: [SIMD, 0xd6, 0x01] },
} as const satisfies Record<string, Primitive>;

export type PrimitiveName = keyof typeof primitives;

/** Shifts of 64-bit lanes by a constant; the scalar form takes the distance as i64, the vector form as i32. */
export const shifts = {
  left: { scalar: 0x86, vector: [SIMD, 0xcb, 0x01] },
  right: { scalar: 0x87, vector: [SIMD, 0xcc, 0x01] },
  rightUnsigned: { scalar: 0x88, vector: [SIMD, 0xcd, 0x01] },
} as const;

export type ShiftName = keyof typeof shifts;

/** The other instructions the generated code needs. */
export const OPCODE = {
  loop: [0x03, 0x40],
  if: [0x04],
  else: [0x05],
  end: [0x0b],
  branchIf: [0x0d],
  return: [0x0f],
  call: [0x10],
  localGet: [0x20],
  localSet: [0x21],
  localTee: [0x22],
  i32Const: [0x41],
  i64Const: [0x42],
  f64Const: [0x44],
  select: [0x1b],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  i32Multiply: [0x6c],
  i32Remainder: [0x70],
  memoryFill: [0xfc, 0x0b, 0x00],
  f64Add: [0xa0],
  i32LessUnsigned: [0x49],
  i32Load: [0x28, 0x02],
  i64Load: [0x29, 0x03],
  /** The low 32 bits of an integer. */
  wrap: [0xa7],
  extractInteger: [SIMD, 0x1d],
  /** One number into the first lane, 0 into the other. */
  loadZero: [SIMD, 0x5d, 0x03],
  f64Load: [0x2b, 0x03],
  f64Store: [0x39, 0x03],
  v128Load: [SIMD, 0x00, 0x03],
  v128Store: [SIMD, 0x0b, 0x03],
  v128Const: [SIMD, 0x0c],
  splat: [SIMD, 0x14],
  loadSplat: [SIMD, 0x0a, 0x03],
  loadLane: [SIMD, 0x57, 0x03],
  storeLane: [SIMD, 0x5b, 0x03],
  shuffle: [SIMD, 0x0d],
  anyTrue: [SIMD, 0x53],
  extractLane: [SIMD, 0x21],
  replaceLane: [SIMD, 0x22],
} as const;

export const TYPE = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b, function: 0x60, empty: 0x40 } as const;
