import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PANELS } from '../../web/panels/index.ts';
import { comparison, hash, inBrowser } from './browser.ts';

/** Inputs that are meant to hang a page, or to be run by it. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a tower of powers': '9^9^9^9',
  'a tower of a variable': 'x^x^x^x^x^x^x^x^x',
  'a deep nest': `${'sin('.repeat(20_000)}x${')'.repeat(20_000)}`,
  'brackets that never close': '('.repeat(100_000),
  'a large factorial': '10000000!',
  'a long sum': Array.from({ length: 20_000 }, (_, i) => `x^${i}`).join('+'),
  markup: '<img src=x onerror=alert(1)>"><script>alert(1)</script>',
  'LaTeX that reaches out': '\\href{javascript:alert(1)}{x}+\\includegraphics{http://a.example/b.png}',
  'the names of objects': 'constructor + __proto__ + toString',
  'characters of all kinds': '\u0000\u202e\ud800x^2\u200b\uffff',
};

inBrowser('hostile input leaves the page alive', ({ visit }) => {
  test.each(Object.entries(HOSTILE))('%s', async (_, f) => {
    const { page, complaints } = await visit();
    await comparison(page);
    await paste(page, f);
    await answers(page);
    expect(complaints).toEqual([]);
  });

  test('a megabyte, pasted', async () => {
    const { page, complaints } = await visit();
    await comparison(page);
    await paste(page, `x + ${'sin(x)*'.repeat(150_000)}x`);
    await answers(page);
    expect(page.url().length).toBeLessThan(10_000);
    expect(complaints).toEqual([]);
  });

  test('the same from a link', async () => {
    const { page, complaints } = await visit({
      hash: hash({
        f: '9^9^9^9',
        'at.x': '1/0',
        wrt: '<b>',
        order: '1e9',
        digits: '-1',
        tab: '__proto__',
        lang: 'xx',
        hide: 'all',
      }),
    });
    await page.locator('.failure').first().waitFor();
    await answers(page);
    expect(complaints).toEqual([]);
  });

  describe.each(PANELS.map(({ id }) => id))('the panel %s', (tab) => {
    test.each(['x^x^x^x^x^x^x^x^x', `${'sin('.repeat(3000)}x${')'.repeat(3000)}`])(
      'of a hard function (%#)',
      async (f) => {
        const { page, complaints } = await visit({ hash: hash({ tab, f: 'x' }) });
        await page.locator(`#panel-${tab} > *`).first().waitFor();
        await paste(page, f);
        await page.waitForTimeout(1500);
        await answers(page, tab);
        expect(complaints).toEqual([]);
      },
    );
  });

  test('long work can be cancelled, and what comes next is not held up by it', async () => {
    const { page } = await visit();
    await comparison(page);
    await paste(page, slow());
    await page.getByRole('button', { name: 'Cancel' }).first().click();
    await page.locator('[role=tabpanel]:not([hidden]) .failure', { hasText: 'Cancelled.' }).waitFor();
    await answers(page);
  });

  test('long work ends by itself, with a word on it', async () => {
    const { page } = await visit();
    await comparison(page);
    await paste(page, slow());
    await page.locator('[role=tabpanel]:not([hidden]) .failure', { hasText: 'longer than 10 seconds' }).waitFor();
    await answers(page);
  });
});

inBrowser('the policy holds', ({ visit, url }) => {
  test('it is in the page itself and in the header, and allows nothing inline, no eval, no other host', async () => {
    const response = await fetch(url());
    const header = response.headers.get('content-security-policy') ?? '';
    const meta =
      /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/
        .exec(await response.text())?.[1]
        ?.replaceAll('&#39;', "'") ?? '';
    for (const policy of [header, meta]) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|http|\*/);
    }
  });

  test.each(PANELS.map(({ id }) => id))('the panel %s breaches nothing and asks no other host', async (tab) => {
    for (const f of ['x^2*sin(x)', 'x^2*y + sin(x*y)']) {
      const { page, complaints } = await visit({ hash: hash({ tab, f }), language: 'zh' });
      await page.evaluate(() => {
        const seen: string[] = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective));
        Object.assign(window, { seen });
      });
      await page.locator(`#panel-${tab} > *`).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
      expect(complaints).toEqual([]);
    }
  });
});

/** Set the function at once, as a paste does. */
async function paste(page: Page, f: string): Promise<void> {
  await page.evaluate((text) => {
    const input = document.querySelector<HTMLTextAreaElement>('#f') as HTMLTextAreaElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, f);
}

/** The page is alive when it answers a simple question: the derivative of x^2 at 3 is 6. */
async function answers(page: Page, tab = 'compare'): Promise<void> {
  await page.locator('#tab-compare').click();
  await page.evaluate(() => {
    location.hash = '#f=x%5E2&at.x=3';
  });
  await page.locator('.reference .digits', { hasText: /^6$/ }).waitFor();
  if (tab !== 'compare') await page.locator(`#tab-${tab}`).click();
}

/** A function whose comparison takes longer than anyone waits. */
function slow(): string {
  return Array.from({ length: 80 }, (_, i) => `zeta(x+${i}.5)*besselj(0, ${i}*x)`).join('+');
}
