/** The closing line of a test run, from Jest's own figures: `N passed, N failed`, and `, N skipped` if there are any. */
export default class Tally {
  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    // A file that does not load has no tests to fail, so it counts as one failure itself.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // On exit, because Jest prints its own summary after every reporter is done.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
