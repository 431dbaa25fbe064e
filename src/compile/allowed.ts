/** What generated code gives, or undefined where the page's security policy forbids it. */
export function whereAllowed<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
