import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { comparison, firstTable, hash, inBrowser } from './browser.ts';
import { atRest } from './patience.ts';

const SITE = fileURLToPath(new URL('../../dist/web', import.meta.url));
const KILOBYTE = 1000;

/** What a first visit downloads in all, compressed as a static host does. */
const MOST = 300 * KILOBYTE;

inBrowser('the page loads', ({ visit }) => {
  test.each(['en', 'zh'] as const)('in %s, less than 300 KB for the whole of a first visit', async (language) => {
    const { page, requests } = await visit({ language });
    const { at } = await firstTable(page);
    await page.locator('.methods .katex').first().waitFor();
    await page.waitForLoadState('networkidle');
    await atRest(page);
    const first = compressed(requests.filter((request) => request.timing().startTime <= at));
    const all = compressed(requests);
    console.log(`${language}: ${kilobytes(first)} until the first table, ${kilobytes(all)} with KaTeX and its fonts`);
    expect(all).toBeLessThan(MOST);
    // The numbers wait for nothing that typesets formulas.
    expect(first).toBeLessThan(all - MOST / 4);
    // Page and workers have the messages from one file, of one language.
    const messages = requests.map((request) => request.url()).filter((url) => /\/(?:en|zh)-/.test(url));
    expect(new Set(messages).size).toBe(1);
    expect(messages[0]).toContain(`/${language}-`);
  });

  test('a panel is loaded when it is opened', async () => {
    const { page, requests } = await visit();
    await comparison(page);
    const before = requests.length;
    expect(requests.filter((request) => /\/(Steps|Graph|Curves|dagre)\b/.test(request.url()))).toEqual([]);
    await page.getByRole('tab', { name: 'Steps' }).click();
    await page.locator('.derivation').waitFor();
    expect(requests.slice(before).filter((request) => /\/Steps-/.test(request.url())).length).toBeGreaterThan(0);
  });

  test.each([
    // 2/√π + ζ'(2)
    ['erf(x) + zeta(x + 2)', /^0\.1908/],
    ['besselj(1, x) + airyai(x)', /^0\.2411/],
    ['\\int_0^x e^{-t^2} dt + \\frac{x}{2}', /^1\.5/],
  ])('special functions and LaTeX are loaded when asked for, from the first answer on: %s', async (f, digits) => {
    const { page, requests, complaints } = await visit({ hash: hash({ f: 'x^2', 'at.x': '0' }) });
    await comparison(page);
    const special = () => requests.filter((request) => /later/.test(request.url())).length;
    expect(special()).toBe(0);
    await page.locator('#f').fill(f);
    await page.locator('.reference .digits', { hasText: digits }).waitFor();
    expect(await page.locator('.badge').innerText()).toBe('All 5 methods agree.');
    expect(special()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  test('the times to the first table and from a keystroke to a new one', async () => {
    const { page } = await visit();
    const { after: first } = await firstTable(page);
    await page.locator('.methods .katex').first().waitFor();
    const times: number[] = [];
    for (const [i, f] of [
      'x^2*cos(x)',
      'x^3*cos(x)',
      'exp(-x^2)',
      'ln(x)/x',
      'sqrt(x)*sin(x)',
      'x*atan(x)',
    ].entries()) {
      // Of the page's own clock: from the input to the table that answers it.
      times.push(await page.evaluate(timeToTable, f));
      if (i === 0) times.pop();
    }
    const middle = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    console.log(
      `${first.toFixed(0)} ms to the first table (aim: 1000), ${middle.toFixed(0)} ms a keystroke (aim: 100)`,
    );
    expect(times.every((time) => time > 0)).toBe(true);
  });
});

/** Type a function and wait until the table is another one. */
function timeToTable(f: string): Promise<number> {
  const table = () => document.querySelector('.methods tbody')?.textContent;
  const before = table();
  const input = document.querySelector<HTMLTextAreaElement>('#f') as HTMLTextAreaElement;
  return new Promise((resolve) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (table() === before) return;
      observer.disconnect();
      resolve(performance.now() - start);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(input, f);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The bytes of what was asked for, each file once. */
function compressed(requests: readonly Request[]): number {
  const paths = new Set(requests.map((request) => new URL(request.url()).pathname));
  return [...paths].reduce((sum, path) => {
    const file = readFileSync(join(SITE, path === '/' ? 'index.html' : path));
    return sum + (path.endsWith('.woff2') ? file.length : gzipSync(file).length);
  }, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / KILOBYTE).toFixed(0)} KB`;
}
