/**
 * Runs the bundled command line under the name it was called by. The launchers and their bundle are CommonJS: Node
 * starts it without its second module loader, and where it can keep compiled code between runs it does so.
 *
 * @param {'fluxion' | 'diff'} program
 */
exports.start = (program) => {
  // Node 22.8 and newer.
  require('node:module').enableCompileCache?.();
  let cli;
  try {
    cli = require('../dist/cli.cjs');
  } catch (error) {
    if (error?.code !== 'MODULE_NOT_FOUND') throw error;
    process.stderr.write(`${program}: not built yet. Run \`npm ci\` or \`npm run build\` in the checkout.\n`);
    process.exitCode = 2;
    return;
  }
  cli.main(program, process.argv.slice(2));
};
