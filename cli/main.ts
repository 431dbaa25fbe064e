/** Runs the program called by this name with these arguments; the outcome is the process's exit code. */
export async function main(program: 'fluxion' | 'diff', args: readonly string[]): Promise<void> {
  process.stdout.write(`${program} ${args.join(' ')}\n`);
}
