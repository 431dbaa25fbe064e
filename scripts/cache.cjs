/**
 * Keeps the machine code of the command line beside its bundle. It answers before, so that what answers need is compiled.
 */
const { writeFileSync } = require('node:fs');
const { CACHE, load, run } = require('../bin/start.cjs');

const script = load(undefined);
const { main } = run(script);
const write = process.stdout.write;
process.stdout.write = () => true;
main('diff', ['x^2*sin(x)', '--at', '1'])
  .then(() => main('diff', ['sqrt(x)*exp(y)']))
  .then(() => {
    process.stdout.write = write;
    writeFileSync(CACHE, script.createCachedData());
  });
