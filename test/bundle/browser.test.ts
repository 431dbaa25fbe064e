import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { ROOT } from '../../scripts/readme.ts';

/** Programs as a developer writes them for a page, what they print, and the most that they may weigh, compressed. */
const programs = [
  {
    name: 'a gradient by reverse mode',
    text: "import { grad, ops } from 'fluxion'; console.log(grad((x) => ops.mul(x, x))(3));",
    prints: '6\n',
    // The compiler of tensor programs is among it.
    kilobytes: 181,
  },
  {
    name: 'a compiled gradient',
    text: "import { compile } from 'fluxion'; console.log(compile('x^2*y', ['x', 'y'], { gradient: true })(3, 2).gradient[0]);",
    prints: '12\n',
    kilobytes: 196,
  },
  {
    name: 'a symbolic derivative',
    text: "import { derivative, toString } from 'fluxion'; console.log(toString(derivative('x^2*sin(x)', 'x')));",
    prints: 'x * (x * cos(x) + 2 * sin(x))\n',
    kilobytes: 161,
  },
];

test.each(programs)('a bundler for browsers takes of the package what $name needs', async (program) => {
  const { outputFiles } = await build({
    stdin: { contents: program.text, resolveDir: ROOT },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const [{ text = '' } = {}] = outputFiles;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module'], { input: text, encoding: 'utf8' });
  expect(stdout).toBe(program.prints);
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(program.kilobytes * 1024);
});
