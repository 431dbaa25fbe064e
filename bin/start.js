/**
 * Runs the bundled command line under the name it was called by.
 *
 * @param {'fluxion' | 'diff'} program
 */
export async function start(program) {
  let cli;
  try {
    cli = await import('../dist/cli.js');
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    process.stderr.write(`${program}: not built yet. Run \`npm ci\` or \`npm run build\` in the checkout.\n`);
    process.exitCode = 2;
    return;
  }
  await cli.main(program, process.argv.slice(2));
}
