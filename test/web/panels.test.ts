import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hash, inBrowser } from './browser.ts';
import { soon } from './patience.ts';

const PLACES = [
  { language: 'en', width: 1280 },
  { language: 'zh', width: 360 },
] as const;

const WORDS = {
  en: { start: 'To the start', forward: 'Step forward', play: 'Play', check: 'Check', run: 'Run', pause: 'Pause' },
  zh: { start: '回到开头', forward: '前进一步', play: '播放', check: '检验', run: '运行', pause: '暂停' },
} as const;

/** The gradients of the dense layer's loss: of all forms but the one that counts the second output, z, in. */
const OF_LOSS = { w: ['0.06569', '0.05373', '0.30147'], b: ['0.06569', '0.05373', '0.30147'] };
const WITH_Z = { w: ['1.06569', '1.05373', '1.30147'], b: ['1.06569', '1.05373', '1.30147'] };
const KNOWN = [OF_LOSS, WITH_Z, OF_LOSS, OF_LOSS, OF_LOSS, OF_LOSS];

inBrowser('the panels of the page', ({ visit }) => {
  describe.each(PLACES)('in $language at $width pixels', ({ language, width }) => {
    const words = WORDS[language];
    const open = async (parameters: Readonly<Record<string, string>>) => {
      const visitor = await visit({ language, width, motion: true, hash: hash(parameters) });
      await idle(visitor.page);
      return visitor;
    };

    test('graph: nothing is known at first, then values appear, then adjoints; at the end the gradient', async () => {
      const { page, complaints } = await open({ tab: 'graph', f: 'x*y', 'at.x': '3', 'at.y': '5' });
      const node = (label: string) => page.locator('.node', { has: page.locator('.label', { hasText: label }) });
      await node('×').waitFor();
      await page.getByRole('button', { name: words.start }).click();
      await soon(async () => expect(await node('×').textContent()).not.toMatch(/15/));
      const next = page.getByRole('button', { name: words.forward });
      for (let i = 0; i < 3; i++) await next.click();
      await soon(async () => expect(await node('×').locator('.value').textContent()).toMatch(/15/));
      expect(await node('x').locator('.adjoint').textContent()).not.toMatch(/5/);
      for (let i = 0; i < 3; i++) await next.click();
      await soon(async () => expect(await node('x').locator('.adjoint').textContent()).toMatch(/5/));
      expect(await node('y').locator('.adjoint').textContent()).toMatch(/3/);
      // The film is over.
      await soon(async () => expect(await next.getAttribute('aria-disabled')).toBe('true'));
      await soon(async () => expect(await page.locator('.now').innerText()).toMatch(/= 5[\s\S]*= 3/));
      expect(complaints).toEqual([]);
    });

    test('graph: arrow keys walk through the nodes, and the rule stands beside', async () => {
      const { page } = await open({ tab: 'graph', f: 'x*sin(x)', 'at.x': '1' });
      await page.locator('.node[tabindex="0"]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.locator('.node[aria-selected="true"] .label', { hasText: 'sin' }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.locator('.node[aria-selected="true"] .label', { hasText: '×' }).waitFor();
      const rule = language === 'zh' ? /乘积法则/ : /product rule/;
      await soon(async () => expect(await page.locator('.node-details').innerText()).toMatch(rule));
    });

    test('curves: the slider moves the tangent, zooming in halves the section, and the address keeps it', async () => {
      const { page, complaints } = await open({ tab: 'curves', f: 'x^2', 'at.x': '1' });
      const slope = page.locator('.fact.slope dd');
      await slope.waitFor();
      await soon(async () => expect(await slope.innerText()).toBe('2'));
      await page.locator('.tangent-reading input[type=range]').focus();
      await page.keyboard.press('Home');
      await soon(async () => expect(await slope.innerText()).toBe('−4'));
      await page.locator('.view-buttons button').nth(2).click();
      await page.waitForFunction(() => location.hash.includes('curves.low'));
      expect(complaints).toEqual([]);
    });

    test('curves: with tiny steps the words blame rounding, with large ones the formula', async () => {
      const { page } = await open({
        tab: 'curves',
        f: 'exp(x)',
        'at.x': '1',
        'curves.view': 'error',
        'curves.h': '-14',
      });
      await page.locator('.why', { hasText: language === 'zh' ? '舍入误差占主导' : 'rounding dominates' }).waitFor();
      await page.locator('.tangent-reading input[type=range]').focus();
      await page.keyboard.press('End');
      await page.locator('.why', { hasText: language === 'zh' ? '误差来自公式' : 'the formula itself errs' }).waitFor();
    });

    test('check: the mistake is named, the right answer counts in any form', async () => {
      const { page, complaints } = await open({ tab: 'check', f: 'x^2*sin(x)' });
      const answer = page.locator('.answer-check input');
      await answer.fill('2x*cos(x)');
      await page.keyboard.press('Enter');
      await page.locator('.verdict.is-wrong .findings', { hasText: 'x^2 * sin(x)' }).waitFor();
      await answer.fill('x*(2*sin(x) + x*cos(x))');
      await page.locator('.answer-check').getByRole('button', { name: words.check }).click();
      await page.locator('.verdict.is-right').waitFor();
      expect(complaints).toEqual([]);
    });

    test('several variables: the gradient follows the sliders', async () => {
      const { page, complaints } = await open({ tab: 'variables', f: 'x^2 + 3y', 'at.x': '1', 'at.y': '0' });
      const facts = page.locator('.field-facts dd');
      await facts.first().waitFor();
      await soon(async () => expect(await facts.allInnerTexts()).toEqual(['1', '2', '3', '3.60555']));
      await page.locator('.field-and-reading input[type=range]').first().focus();
      await page.keyboard.press('Home');
      await soon(async () => expect((await facts.allInnerTexts()).slice(1, 3)).toEqual(['−4', '3']));
      await soon(async () => expect(await page.locator('.levels path').count()).toBeGreaterThan(4));
      expect(complaints).toEqual([]);
    });

    test('dense layer: known gradients; training runs, pauses, and begins again', async () => {
      const { page, complaints } = await open({ tab: 'layer' });
      const progress = page.locator('.run-buttons .progress');
      await page.locator('.layer-panel .loss', { hasText: '0.914285' }).waitFor();
      const shown = page.locator('.layer-panel .card').nth(1);
      const numbers = (tensor: number) => shown.locator('.tensor').nth(tensor).locator('td').allInnerTexts();
      const forms = shown.getByRole('radio');
      await soon(async () => expect(await forms.count()).toBe(6));
      for (const [i, form] of (await forms.all()).entries()) {
        await form.check();
        const { w, b } = KNOWN[i] as (typeof KNOWN)[number];
        // Every input is 1, so each row of the gradient by w is that by b.
        const rows = Array.from({ length: 5 }).flatMap(() => w);
        await soon(async () => expect([i, await numbers(0), await numbers(1)]).toEqual([i, rows, b]));
        await page.waitForFunction((at) => at === 0 || location.hash.includes('layer.form'), i);
      }
      await forms.first().check();
      await page.getByRole('button', { name: words.run, exact: true }).click();
      await page.waitForFunction(() =>
        /(?:Step|第) [1-9]/.test(document.querySelector('.run-buttons .progress')?.textContent ?? ''),
      );
      await page.getByRole('button', { name: words.pause, exact: true }).click();
      await page.getByRole('button', { name: words.run, exact: true }).waitFor();
      await idle(page);
      const loss = Number(/0\.\d+/.exec(await progress.innerText())?.[0]);
      expect(loss).toBeLessThan(0.9);
      await page.locator('.run-buttons button').nth(2).click();
      await progress.filter({ hasText: '0.914285' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('the film of the graph plays by itself to its end', async () => {
    const { page } = await visit({ motion: true, hash: hash({ tab: 'graph', f: 'x^2', 'at.x': '3' }) });
    await page.locator('.node').first().waitFor();
    await page.getByRole('radio', { name: '4×' }).check();
    // A frame may be over before a test looks: the page itself takes down what it shows.
    await page.evaluate(() => {
      const phases = new Set<string>();
      const note = (): void => void phases.add(document.querySelector('.now strong')?.textContent ?? '');
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
      Object.assign(window, { phases });
    });
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => {
      const { phases } = window as unknown as { phases: ReadonlySet<string> };
      return ['Forward.', 'Backward.', 'Done.'].every((phase) => phases.has(phase));
    });
  });

  test('practice: hint, answer, solution, score; a link gives the same exercise', async () => {
    const parameters = { tab: 'check', 'check.view': 'practice', 'practice.topic': 'power', 'practice.seed': '7' };
    const { page } = await visit({ hash: hash(parameters) });
    await page.locator('.exercise').waitFor();
    const asked = await page.locator('.question .katex-mathml annotation').first().textContent();
    await page.getByRole('button', { name: 'Hint' }).click();
    await page.locator('.hint', { hasText: 'rule' }).waitFor();
    await page.locator('.answer-check input').fill('x');
    await page.keyboard.press('Enter');
    await page.locator('.verdict.is-wrong').waitFor();
    await page.locator('.score', { hasText: 'Solved 0 of 1' }).waitFor();
    await page.getByRole('button', { name: 'Solution' }).click();
    await page.locator('.solution li').first().waitFor();
    // The keyboard goes on where the next answer is typed.
    await page.getByRole('button', { name: 'Next exercise' }).press('Enter');
    await page.waitForFunction(() => location.hash.includes('practice.seed=8'));
    await page.locator('.answer-check input:focus').waitFor();
    expect(await page.locator('.answer-check input').inputValue()).toBe('');
    const again = await visit({ hash: hash(parameters) });
    expect(await again.page.locator('.question .katex-mathml annotation').first().textContent()).toBe(asked);
  });

  test('what a teacher hides, no panel shows', async () => {
    const hide = 'values,formulas,steps,solutions';
    const { page } = await visit({ hash: hash({ tab: 'check', f: 'x^2', hide }) });
    await page.locator('.answer-check input').fill('x');
    await page.keyboard.press('Enter');
    await page.locator('.verdict.is-wrong').waitFor();
    expect(await page.locator('.verdict button').count()).toBe(0);
    const curves = await visit({ hash: hash({ tab: 'curves', f: 'x^2', hide }) });
    await curves.page.locator('.fact.slope dd').waitFor();
    await soon(async () => expect(await curves.page.locator('.fact.slope dd').innerText()).toBe('?'));
    expect(await curves.page.locator('.named-formula').count()).toBe(0);
  });
});

async function idle(page: Page): Promise<void> {
  await page.locator('[role=tabpanel]:not([hidden]) > *').first().waitFor();
  await page.locator('.job[aria-busy="true"]').first().waitFor({ state: 'detached' });
}
