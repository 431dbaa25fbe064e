import { Bytes } from './bytes.ts';
import { OPCODE, TYPE } from './primitives.ts';

export type ValueType = 'i32' | 'i64' | 'f64' | 'v128';

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** What defines a function: its locals after the parameters, and its instructions without the last `end`. */
export interface FunctionCode {
  readonly locals: readonly ValueType[];
  readonly code: Uint8Array;
}

interface Body extends Signature {
  readonly exportAs: string | undefined;
  code: Uint8Array | undefined;
  locals: readonly ValueType[];
}

/**
 * A WebAssembly module in the making: imported functions first, then defined ones, one memory (imported as `m.memory`).
 * Source: the WebAssembly core specification 2.0, "Binary format: modules".
 */
export class Module {
  readonly #types = new Map<string, number>();
  readonly #signatures: Signature[] = [];
  readonly #imports: (Signature & { readonly name: string })[] = [];
  readonly #bodies: Body[] = [];

  /** Import a function as `m.<name>`; all imports come before the first definition. Its index. */
  importFunction(name: string, signature: Signature): number {
    if (this.#bodies.length > 0) throw new RangeError('Imported functions come before defined ones.');
    this.#typeOf(signature);
    this.#imports.push({ ...signature, name });
    return this.#imports.length - 1;
  }

  /** Announce a function, so that others can call it before its code is there. Its index. */
  declareFunction(signature: Signature, exportAs?: string): number {
    this.#typeOf(signature);
    this.#bodies.push({ ...signature, exportAs, code: undefined, locals: [] });
    return this.#imports.length + this.#bodies.length - 1;
  }

  /** The code of an announced function: its locals after the parameters, and its instructions without the last `end`. */
  defineFunction(index: number, locals: readonly ValueType[], code: Uint8Array): void {
    const body = this.#bodies[index - this.#imports.length] as Body;
    body.locals = locals;
    body.code = code;
  }

  /** The binary; `pages` of 64 KiB memory are required. */
  encode(pages: number): Uint8Array<ArrayBuffer> {
    const out = new Bytes().raw([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
    const section = (id: number, write: (content: Bytes) => void) => {
      const content = new Bytes();
      write(content);
      out.byte(id).block(content.done());
    };
    section(1, (content) =>
      content.vector(this.#signatures, ({ parameters, results }) => {
        content.byte(TYPE.function);
        content.vector(parameters, (type) => content.byte(TYPE[type]));
        content.vector(results, (type) => content.byte(TYPE[type]));
      }),
    );
    section(2, (content) => {
      content
        .unsigned(this.#imports.length + 1)
        .name('m')
        .name('memory')
        .byte(0x02)
        .byte(0x00)
        .unsigned(pages);
      for (const item of this.#imports) content.name('m').name(item.name).byte(0x00).unsigned(this.#typeOf(item));
    });
    section(3, (content) => content.vector(this.#bodies, (body) => content.unsigned(this.#typeOf(body))));
    section(7, (content) => {
      const exported = this.#bodies.flatMap((body, k) =>
        body.exportAs === undefined ? [] : [{ name: body.exportAs, k }],
      );
      content.vector(exported, ({ name, k }) =>
        content
          .name(name)
          .byte(0x00)
          .unsigned(this.#imports.length + k),
      );
    });
    section(10, (content) => content.vector(this.#bodies, (body) => content.block(encodeBody(body))));
    return out.done();
  }

  #typeOf({ parameters, results }: Signature): number {
    const key = `${parameters.join()}:${results.join()}`;
    let index = this.#types.get(key);
    if (index === undefined) {
      index = this.#signatures.length;
      this.#types.set(key, index);
      this.#signatures.push({ parameters, results });
    }
    return index;
  }
}

/** Locals are written as runs of equal types. */
function encodeBody({ locals, code }: Body): Uint8Array {
  if (code === undefined) throw new RangeError('A declared function has no code.');
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  const out = new Bytes();
  out.vector(runs, ({ type, count }) => out.unsigned(count).byte(TYPE[type]));
  return out.raw(code).raw(OPCODE.end).done();
}
