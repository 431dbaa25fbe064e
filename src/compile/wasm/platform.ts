/**
 * The part of the platform's WebAssembly interface that Fluxion uses. TypeScript declares it only together with the
 * whole browser.
 */
interface Platform {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (options: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
}

const platform = (globalThis as { WebAssembly?: Platform }).WebAssembly;

const EMPTY_MODULE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

let available: boolean | undefined;

/** Whether this environment has WebAssembly and its security policy lets it be compiled. */
export function hasWebAssembly(): boolean {
  if (available === undefined) {
    try {
      available = platform !== undefined && new platform.Module(EMPTY_MODULE) instanceof platform.Module;
    } catch {
      available = false;
    }
  }
  return available;
}

/** A module at work: its memory and the functions it exports. */
export interface Linked {
  readonly memory: ArrayBuffer;
  call(name: string): (...args: number[]) => number;
}

/**
 * Compile a binary, give it a memory of so many pages of 64 KiB and the functions it imports.
 *
 * @throws TypeError where the environment has no WebAssembly.
 */
export function link(
  bytes: Uint8Array<ArrayBuffer>,
  pages: number,
  functions: Readonly<Record<string, (...args: number[]) => number>>,
): Linked {
  if (platform === undefined) throw new TypeError('This environment has no WebAssembly.');
  const memory = new platform.Memory({ initial: pages });
  const { exports } = new platform.Instance(new platform.Module(bytes), { m: { ...functions, memory } });
  return { memory: memory.buffer, call: (name) => exports[name] as (...args: number[]) => number };
}
