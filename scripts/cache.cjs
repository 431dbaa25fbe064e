/**
 * Keeps the machine code of the command line beside its bundle. It answers before, so that what answers need is
 * compiled.
 */
const { rmSync, writeFileSync } = require('node:fs');
const { CACHE, HEADER_LENGTH, load, run } = require('../bin/start.cjs');

rmSync(CACHE, { force: true });
const { source, script } = load();
const { main } = run(script);
const write = process.stdout.write;
process.stdout.write = () => true;
main('diff', ['x^2*sin(x)', '--at', '1'])
  .then(() => main('diff', ['sqrt(x)*exp(y)']))
  .then(() => {
    process.stdout.write = write;
    writeFileSync(
      CACHE,
      Buffer.concat([Buffer.from(source.slice(0, HEADER_LENGTH), 'latin1'), script.createCachedData()]),
    );
  });
