import { describe, expect, test } from '@jest/globals';
import { comparison, hash, inBrowser } from './browser.ts';
import { atRest, soon } from './patience.ts';

const WIDTHS = [360, 1280] as const;
const WORDS = {
  en: {
    agree: 'All 5 methods agree.',
    steps: 'Steps',
    next: 'Next step',
    hint: 'Hint',
    done: 'That is the derivative.',
  },
  zh: { agree: '5 种方法结果一致。', steps: '步骤', next: '下一步', hint: '提示', done: '这就是导数。' },
} as const;

inBrowser('a visit to the page', ({ visit, url }) => {
  describe.each(WIDTHS)('%i pixels wide', (width) => {
    test.each(['en', 'zh'] as const)(
      'in %s: type a function, choose a point, go through the steps',
      async (language) => {
        const words = WORDS[language];
        const { page, complaints } = await visit({ width, language });
        await comparison(page);
        expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-Hans' : 'en');
        await soon(async () => expect(await page.locator('.badge').innerText()).toBe(words.agree));

        await page.locator('#f').fill('x^3');
        await page.locator('.reading math').filter({ hasText: '3' }).first().waitFor({ state: 'attached' });
        await page.getByLabel('x =').fill('2');
        await page.locator('.reference .digits', { hasText: /^12/ }).waitFor();
        const rows = page.locator('.methods tbody tr');
        expect(await rows.count()).toBe(5);
        const right = Array(5).fill(expect.stringMatching(/^(12|11\.99|12\.0)/));
        await soon(async () => expect(await rows.locator('.value').allInnerTexts()).toEqual(right));

        await page.getByRole('tab', { name: words.steps }).click();
        await page.getByRole('button', { name: words.hint }).click();
        await page.locator('.hint', { hasText: language === 'zh' ? /幂法则/ : /power rule/ }).waitFor();
        await page.getByRole('button', { name: words.next }).click();
        await page.getByText(words.done).waitFor();
        expect(await page.locator('.derivation li').count()).toBe(1);
        await atRest(page);

        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      },
    );
  });

  test('formulas are MathML for screen readers as well', async () => {
    const { page } = await visit();
    await comparison(page);
    await page.locator('.result .katex').first().waitFor();
    const math = await page.locator('.result math').first().innerHTML();
    expect(math).toContain('<mi>cos</mi>');
    expect(await page.locator('.result .katex-html').first().getAttribute('aria-hidden')).toBe('true');
  });

  test('a mistake is shown under its column, with what to do; the page goes on once it is mended', async () => {
    const { page, complaints } = await visit();
    await comparison(page);
    await page.locator('#f').fill('x^2 * sinn(x)');
    const failure = page.locator('#f-failure');
    await failure.waitFor();
    expect(await failure.locator('mark').innerText()).toBe('sinn');
    expect(await failure.innerText()).toContain('sin');
    expect(await page.locator('#f').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#f').fill('x^2 * sin(x)');
    await failure.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  test('a mistake in the point stands at its field', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^2', 'at.x': 'pi/' }) });
    await page.locator('#field-failure').waitFor();
    expect(await page.locator('[id="at.x"]').getAttribute('aria-invalid')).toBe('true');
  });

  test('where f has no value, the page says why', async () => {
    const { page } = await visit({ hash: hash({ f: 'ln(x)', 'at.x': '-1' }) });
    await page.locator('[role=tabpanel] .failure', { hasText: 'ln' }).waitFor();
  });

  test('several variables: the partial derivatives, and which to take', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^2*y', 'at.x': '3', 'at.y': '2' }) });
    await comparison(page);
    await soon(async () => expect(await page.locator('.methods tbody tr').count()).toBe(10));
    expect(await page.locator('.reference .digits').allInnerTexts()).toEqual([
      expect.stringMatching(/^12/),
      expect.stringMatching(/^9/),
    ]);
    await page.getByRole('checkbox', { name: 'x', exact: true }).uncheck();
    await page.locator('.methods tbody tr').nth(5).waitFor({ state: 'detached' });
    await soon(async () => expect(await page.locator('.reference .digits').innerText()).toMatch(/^9/));
  });

  test('a link reproduces the page', async () => {
    const { page } = await visit();
    await comparison(page);
    await page.locator('#f').fill('a*exp(-x^2)');
    await page.getByLabel('x =').fill('sqrt(2)/2');
    await page.getByLabel('order').fill('2');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '深色' }).click();
    await page.getByRole('tab', { name: '步骤' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.waitForFunction(() => location.hash.includes('steps.shown=1'));
    // Formulas are text until KaTeX is there.
    await page.locator('.derivation li .whole .katex').waitFor();
    await atRest(page);
    const before = await page.evaluate(snapshot);
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.derivation li').first().waitFor();
    await page.locator('.job[aria-busy="true"]').waitFor({ state: 'detached' });
    await page.locator('.derivation li .whole .katex').waitFor();
    await soon(async () => expect(await page.evaluate(snapshot)).toEqual(before));
    expect(link.startsWith(url())).toBe(true);
  });

  test('the back of a changed address is followed', async () => {
    const { page } = await visit();
    await comparison(page);
    await page.evaluate(() => {
      location.hash = '#f=x%5E5&at.x=1';
    });
    await page.locator('.reference .digits', { hasText: /^5/ }).waitFor();
    await page.goBack();
    await page.locator('.reference .digits', { hasText: /^2\.223/ }).waitFor();
  });

  test('what a teacher hides is gone, and the link says so', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^3', 'at.x': '2' }) });
    await comparison(page);
    await page.getByRole('button', { name: 'Teacher' }).click();
    await page.getByLabel('derivatives as numbers').check();
    await page.getByLabel('derivatives as formulas').check();
    await page.keyboard.press('Escape');
    await page.locator('.reference').waitFor({ state: 'detached' });
    const text = await page.locator('[role=tabpanel]:not([hidden])').innerText();
    expect(text).toContain('Hidden by your teacher.');
    expect(text).not.toMatch(/\b12\b/);
    expect(await page.locator('.methods .katex').count()).toBe(0);
    await page.waitForFunction(() => location.hash.includes('hide=formulas,values'));
    await page.getByRole('tab', { name: 'Steps' }).click();
    await page.getByRole('button', { name: 'Hint' }).click();
    await page.locator('.hint', { hasText: 'power rule' }).waitFor();
    expect(await page.locator('.derivation li').count()).toBe(0);
  });
});

/** What the visitor sees, less what moves by itself. */
function snapshot(): unknown {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ id, value }) => [
    id,
    value,
  ]);
  const shown = document.querySelector<HTMLElement>('[role=tabpanel]:not([hidden])')?.innerText;
  return { fields, shown, theme: document.documentElement.dataset.theme, lang: document.documentElement.lang };
}
