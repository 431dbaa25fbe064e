import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PANELS } from '../../web/panels/index.ts';
import { comparison, hash, inBrowser } from './browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Something for each panel to show: of one variable, and of two. */
const FUNCTIONS = ['x^2*sin(x)', 'x^2*y + sin(x*y)'];

inBrowser('everyone can use the page', ({ visit }) => {
  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    describe.each(PANELS.map(({ id }) => id))('the panel %s', (tab) => {
      test.each(FUNCTIONS)('of %s has no violation that axe finds', async (f) => {
        const { page, complaints } = await visit({ theme, hash: hash({ tab, f }) });
        await settled(page, tab);
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    });

    test('nor have a failure, the open options, the sheets', async () => {
      const { page } = await visit({ theme, width: 360, language: 'zh', hash: hash({ f: 'sinn(x', digits: '40' }) });
      await page.locator('#f-failure').waitFor();
      expect(await violations(page)).toEqual([]);
      for (const sheet of await page.locator('.pop > button').all()) {
        await sheet.click();
        await page.locator('.sheet:popover-open').waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  });

  test('the steps, all shown, with a hint before', async () => {
    const { page } = await visit({ hash: hash({ tab: 'steps', f: 'x*sin(x)/ln(x)', 'steps.shown': '2' }) });
    await page.getByRole('button', { name: 'Hint' }).click();
    await page.locator('.hint').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'All steps' }).click();
    await page.locator('.answer').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each(PANELS.map(({ id }) => id))('at 360 pixels the panel %s is no wider than the window', async (tab) => {
    for (const f of FUNCTIONS) {
      const { page } = await visit({ width: 360, hash: hash({ tab, f }) });
      await settled(page, tab);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      // Less than nothing where a scroll bar has room of its own.
      expect([f, wide > 0]).toEqual([f, false]);
    }
  });

  test('the keyboard alone: from the function through the tabs to a step, and back', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^2' }) });
    await comparison(page);
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    const tabTo = async (wanted: string): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if ((await focused()) === wanted) return;
      }
      throw new Error(`${wanted} is not reached with the Tab key.`);
    };
    await tabTo('f');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('x^3');
    await page.keyboard.press('Enter');
    expect(await page.locator('#f').inputValue()).toBe('x^3');
    await tabTo('at.x');
    await page.keyboard.type('2');
    await page.locator('.reference .digits', { hasText: /^12/ }).waitFor();
    await tabTo('tab-compare');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('tab-steps');
    await page.keyboard.press('End');
    expect(await focused()).toBe(`tab-${PANELS.at(-1)?.id}`);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('tab-compare');
    await page.keyboard.press('ArrowRight');
    await page.locator('.derivation').waitFor();
    await tabTo('Next step');
    await page.keyboard.press('Enter');
    await page.locator('.derivation li').first().waitFor();
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Hint');
  });

  test('the keyboard alone: every control of every panel is reached, and shows that it has the focus', async () => {
    for (const { id: tab } of PANELS) {
      const { page } = await visit({ hash: hash({ tab }) });
      await settled(page, tab);
      const missed = await page.evaluate(reachable);
      expect([tab, missed]).toEqual([tab, []]);
    }
  });
});

/** Controls that can be used with a mouse and have no place in the order of the Tab key, other than the tabs themselves. */
function reachable(): string[] {
  const controls = 'button, a[href], input, select, textarea, summary, [role=button], [role=slider], [role=tab]';
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((element) => element.checkVisibility() && !(element as HTMLButtonElement).disabled)
    .filter((element) => element.tabIndex < 0 && element.getAttribute('role') !== 'tab')
    .filter((element) => element.closest('[role=radiogroup], [data-roving]') === null)
    .map((element) => element.outerHTML.slice(0, 120));
}

/** Wait until the panel shows what it computes. */
async function settled(page: Page, tab: string): Promise<void> {
  await page.locator(`#panel-${tab} > *`).first().waitFor();
  await page.locator('.job[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.locator('.reading .katex').first().waitFor();
}

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
  // As the debugger evaluates it, for the policy forbids scripts of others.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const { violations: all } = await axe.run();
    return all.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`,
    );
  });
  return found;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}
