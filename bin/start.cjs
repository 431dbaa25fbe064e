const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const BUNDLE = join(__dirname, '../dist/cli.cjs');
const CACHE = join(__dirname, '../dist/cli.cache');

/**
 * The bundle as a script, with the machine code that the build kept of it: compiling takes longer than the answer. V8
 * refuses what another version made and compiles afresh.
 *
 * @param {Buffer | undefined} cachedData
 */
function load(cachedData) {
  return new Script(Module.wrap(readFileSync(BUNDLE, 'utf8')), { filename: BUNDLE, cachedData });
}

/** The exports of the bundle. */
function run(script) {
  const module = { exports: {} };
  script.runInThisContext()(module.exports, Module.createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE));
  return module.exports;
}

/**
 * Runs the bundled command line under the name it was called by.
 *
 * @param {'fluxion' | 'diff'} program
 */
function start(program) {
  let script;
  try {
    script = load(readCache());
  } catch (error) {
    if (error?.code !== 'ENOENT') throw error;
    process.stderr.write(`${program}: not built yet. Run \`npm ci\` or \`npm run build\` in the checkout.\n`);
    process.exitCode = 2;
    return;
  }
  run(script).main(program, process.argv.slice(2));
}

function readCache() {
  try {
    return readFileSync(CACHE);
  } catch {
    return undefined;
  }
}

module.exports = { CACHE, load, run, start };
