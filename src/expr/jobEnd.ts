/** The part of Node's `vm` that is needed here. */
interface Vm {
  createContext(sandbox: object, options: { microtaskMode: 'afterEvaluate' }): object;
  Script: new (source: string) => { runInContext(context: object): unknown };
}

interface Host {
  readonly process?: { getBuiltinModule?(name: string): unknown };
}

let end: (() => void) | 'none' | undefined;

/**
 * Lets go of what the running job has made or read weak references to: the engine keeps all of that alive until the job
 * ends, so that a loop which never waits would free nothing. In Node a script with microtasks of its own is a job of its
 * own, whose end counts, at about a microsecond. What is held otherwise is not concerned.
 *
 * @returns whether that is possible here; a page has to wait for the end of its job
 */
export function endJob(): boolean {
  end ??= jobEnd() ?? 'none';
  if (end === 'none') return false;
  end();
  return true;
}

function jobEnd(): (() => void) | undefined {
  const vm = (globalThis as Host).process?.getBuiltinModule?.('node:vm') as Vm | undefined;
  if (vm === undefined) return undefined;
  const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
  const script = new vm.Script('0');
  return () => void script.runInContext(context);
}
