/**
 * The closing lines of a test run: what is skipped, by name, then Jest's own figures, `N passed, N failed`, and `, N skipped` if
 * there are any.
 */
export default class Tally {
  /** @param {import('@jest/reporters').Config.GlobalConfig} config */
  constructor({ testNamePattern }) {
    // Who asks for some tests by name knows that the others are not run.
    this.namesSkipped = !testNamePattern;
  }

  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    // A file that does not load has no tests to fail, so it counts as one failure itself.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const names = !this.namesSkipped
      ? []
      : results.testResults.flatMap(({ testResults }) =>
          testResults.filter(({ status }) => status === 'pending').map(({ fullName }) => `SKIPPED: ${fullName}\n`),
        );
    // On exit, because Jest prints its own summary after every reporter is done.
    process.once('exit', () => process.stdout.write(`${names.join('')}${line}\n`));
  }
}
