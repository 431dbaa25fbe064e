/** Whether a text is LaTeX: it has a backslash, braces around an exponent or subscript (`e^{x}`), or a sign with bounds. */
export function isLatex(text: string): boolean {
  return text.includes('\\') || /[_^]\{|[∫∑∏]/.test(text);
}

/** Formulas in a text of LaTeX stand between signs that are no part of them: `$x^2$`, `\(x^2\)`. They become spaces, so that columns stay. */
export function withoutDelimiters(text: string): string {
  const blank = (part: string): string => ' '.repeat(part.length);
  for (const pattern of [
    /^(\s*\${1,2})([^$]+)(\${1,2}\s*)$/,
    /^(\s*\{\\displaystyle)(.*)(\}\s*)$/s,
    /^(\s*\\\()(.*)(\\\)\s*)$/s,
    /^(\s*\\\[)(.*)(\\\]\s*)$/s,
  ]) {
    const [, before, inside, after] = pattern.exec(text) ?? [];
    if (before !== undefined && inside !== undefined && after !== undefined) {
      return blank(before) + inside + blank(after);
    }
  }
  return text;
}
