import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import wabtFactory from 'wabt';
import { lower } from '../../src/compile/program.ts';
import { assemble, assembleBatch } from '../../src/compile/wasm/assemble.ts';
import { Bytes } from '../../src/compile/wasm/bytes.ts';
import { build, sym } from '../../src/expr/index.ts';
import { table } from '../../src/ops/index.ts';
import { parse } from '../../src/parse/index.ts';

const wabt = await wabtFactory();

function validated(bytes: Uint8Array): string {
  const module = wabt.readWasm(bytes, { readDebugNames: false });
  module.validate();
  return module.toText({ foldExprs: false, inlineExport: true });
}

describe('an independent tool accepts the bytes', () => {
  test('of a small program', () => {
    const { bytes } = assemble(lower([parse('x^2*sin(x)'), parse('asinh(x) + x/3')], ['x']));
    const text = validated(bytes);
    expect(text).toContain('f64.mul');
    expect(text).toContain('(export "run")');
  });

  test('of a program over blocks of points', () => {
    const text = validated(assembleBatch(lower([parse('exp(-x^2/2)/(1+x^2)')], ['x'])).bytes);
    expect(text).toContain('f64x2.div');
  });

  test('of every operation of the table', () => {
    for (const op of table.values()) {
      if (op.eval === undefined) continue;
      const names = op.variadic ? ['a', 'b', 'c'] : [...op.parameters];
      const program = lower(
        [
          build(
            op,
            names.map((name) => sym(name)),
          ),
        ],
        names,
      );
      validated(assemble(program).bytes);
      validated(assembleBatch(program).bytes);
    }
  });

  test('of a program in many sections', () => {
    const text = Array.from({ length: 3000 }, (_, k) => `sin(${k}*x)*y`).join('+');
    validated(assemble(lower([parse(text)], ['x', 'y'])).bytes);
  });
});

describe("numbers in WebAssembly's encodings", () => {
  const decodeSigned = (bytes: Uint8Array): bigint => {
    const value = bytes.reduceRight((rest, byte) => (rest << 7n) | BigInt(byte & 0x7f), 0n);
    return BigInt.asIntN(7 * bytes.length, value);
  };

  test('signed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }), (value) => {
        expect(decodeSigned(new Bytes().signed(value).done())).toBe(value);
      }),
    );
  });

  test('unsigned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        const bytes = new Bytes().unsigned(value).done();
        expect(bytes.reduceRight((rest, byte) => rest * 128 + (byte & 0x7f), 0)).toBe(value);
      }),
    );
  });
});
