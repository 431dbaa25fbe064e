import { expect, test } from '@jest/globals';
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
  'a megabyte': `x + ${'sin(x)*'.repeat(150_000)}x`,
  'characters of all kinds': '\u0000\u202e\ud800x^2\u200b\uffff',
};

interface View {
  readonly name: string;
  readonly state: Readonly<Record<string, string>>;
  /** What starts the work, where typing alone does not. */
  readonly ask?: (page: Page) => Promise<void>;
  /** A function that keeps this view busy; else one that takes the comparison long. */
  readonly long?: string;
}

/** Many terms in two variables. */
const MANY = Array.from({ length: 20_000 }, (_, i) => `sin(${i}x)*y^${i}`).join('+');

/** Every view that works on the function, and on an answer. */
const VIEWS: readonly View[] = [
  { name: 'compare', state: { tab: 'compare' } },
  {
    name: 'steps',
    state: { tab: 'steps' },
    // A derivation by each of many variables: one that is long by itself is refused at once.
    long: Array.from({ length: 220 }, (_, i) => `sin(v${i})^2`).join('*'),
  },
  { name: 'graph', state: { tab: 'graph' }, long: MANY },
  { name: 'curve', state: { tab: 'curves' }, long: MANY },
  { name: 'error against step', state: { tab: 'curves', 'curves.view': 'error' } },
  {
    name: 'check',
    state: { tab: 'check' },
    ask: async (page) => {
      await page.locator('.answer-check input').fill('x + 1');
      await page.keyboard.press('Enter');
    },
  },
  { name: 'several variables', state: { tab: 'variables' }, long: MANY },
];

/** Every kind of input as an answer to an exercise, too. */
inBrowser('hostile answers leave the page alive', ({ visit }) => {
  test.each(Object.entries(HOSTILE))('%s', async (_, text) => {
    const { page, complaints } = await visit({ hash: hash({ tab: 'check', f: 'x^2' }) });
    await page.locator('.answer-check input').evaluate((input: HTMLInputElement, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await page.locator('.answer-check button').click();
    // Whatever comes of it.
    await page.locator('.answer-check :is(.verdict, .failure, .busy)').first().waitFor();
    await answers(page);
    expect(complaints).toEqual([]);
  });
});

inBrowser('hostile input leaves the page alive', ({ visit }) => {
  test.each(Object.entries(HOSTILE))('%s, in the comparison', async (_, f) => {
    const { page, complaints } = await visit();
    await comparison(page);
    await paste(page, f);
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

  test.each(VIEWS)('all of it, one after the other, in the view $name', async ({ state, ask }) => {
    const { page, complaints } = await visit({ hash: hash({ ...state, f: 'x' }) });
    await page.locator('[role=tabpanel]:not([hidden]) > *').first().waitFor();
    for (const f of Object.values(HOSTILE)) {
      await paste(page, f);
      await ask?.(page);
      // Time for it to do harm.
      await page.waitForTimeout(400);
      // Alive: it answers at once, whatever its workers are at.
      await page
        .locator('#tab-steps')
        .evaluate((tab) => tab.getBoundingClientRect().width, undefined, { timeout: 20_000 });
    }
    await answers(page);
    expect(complaints).toEqual([]);
  });

  test.each(VIEWS)('long work can be cancelled in the view $name', async ({ state, ask, long = slow() }) => {
    const { page, complaints } = await visit({ hash: hash({ ...state, f: 'x' }) });
    const panel = page.locator('[role=tabpanel]:not([hidden])');
    await panel.locator('> *').first().waitFor();
    await paste(page, long);
    await ask?.(page);
    await panel.getByRole('button', { name: 'Cancel' }).first().click();
    await panel.locator('.failure', { hasText: 'Cancelled.' }).first().waitFor();
    await answers(page);
    expect(complaints).toEqual([]);
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
  return 'sum(sin(k*x)/k, k, 1, 1900000)';
}
