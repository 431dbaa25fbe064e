/**
 * `npm run check`: every check in one command. All of them run, whatever fails; the tests come last, so that the
 * output closes with their tally.
 */
import { spawnSync } from 'node:child_process';

interface Step {
  readonly script: string;
  readonly checks: string;
  /** What to do when it fails. */
  readonly mend: string;
}

const steps: readonly Step[] = [
  {
    script: 'bundle',
    checks: 'grammar and bundle',
    mend: 'Mend grammar/expression.ne or the import that esbuild names.',
  },
  { script: 'types', checks: 'types', mend: 'Mend the types that `npm run types` reports; no `any`, no ignoring.' },
  {
    script: 'lint',
    checks: 'lint and circular imports',
    mend: '`npm run fix` mends most; the rest by hand, as each report says.',
  },
  { script: 'format', checks: 'format', mend: 'Run `npm run fix`.' },
  {
    script: 'imports',
    checks: 'import directions',
    mend: 'Each rule in .dependency-cruiser.mjs says what its part may import, and what to do.',
  },
  { script: 'test', checks: 'tests', mend: 'Run one test file with `npm test -- test/path/to/file.test.ts`.' },
];

const failed: Step[] = [];
for (const step of steps) {
  if (step.script === 'test' && failed.length > 0) report(failed);
  console.log(`\n== ${step.checks}: npm run ${step.script}`);
  const { status } = spawnSync('npm', ['run', '--silent', step.script], { stdio: 'inherit' });
  if (status !== 0) failed.push(step);
}
process.exitCode = failed.length > 0 ? 1 : 0;

function report(steps: readonly Step[]): void {
  for (const step of steps) console.log(`\nFAILED: ${step.checks}. ${step.mend}`);
}
