const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const BUNDLE = join(__dirname, '../dist/cli.cjs');
const CACHE = join(__dirname, '../dist/cli.cache');

/** The comment that begins the bundle and its cache holds a digest: V8 itself tells a stale cache by length only. */
const HEADER_LENGTH = 20;

/**
 * The bundle as a script, with the machine code that the build kept of it: compiling takes longer than the answer. V8
 * refuses what another version made and compiles afresh.
 */
function load() {
  const source = readFileSync(BUNDLE, 'utf8');
  return { source, script: new Script(Module.wrap(source), { filename: BUNDLE, cachedData: cacheFor(source) }) };
}

function cacheFor(source) {
  try {
    const cache = readFileSync(CACHE);
    const matches = cache.latin1Slice(0, HEADER_LENGTH) === source.slice(0, HEADER_LENGTH);
    return matches ? cache.subarray(HEADER_LENGTH) : undefined;
  } catch {
    return undefined;
  }
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
  let loaded;
  try {
    loaded = load();
  } catch (error) {
    if (error?.code !== 'ENOENT') throw error;
    process.stderr.write(`${program}: not built yet. Run \`npm ci\` or \`npm run build\` in the checkout.\n`);
    process.exitCode = 2;
    return;
  }
  run(loaded.script).main(program, process.argv.slice(2));
}

module.exports = { CACHE, HEADER_LENGTH, load, run, start };
