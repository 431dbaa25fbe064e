import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { explain, parse, speaker } from '../../src/index.ts';
import { PANELS } from '../../web/panels/index.ts';
import { comparison, hash, inBrowser, settled } from './browser.ts';
import { atRest, soon } from './patience.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface View {
  readonly name: string;
  readonly state: Readonly<Record<string, string>>;
  /** What a visitor does there first. */
  readonly act?: (page: Page) => Promise<void>;
  readonly motion?: boolean;
}

const answer = (text: string) => async (page: Page) => {
  await page.locator('.answer-check input').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.verdict').waitFor();
};

const unfold = async (page: Page): Promise<void> => {
  for (const summary of await page.locator('[role=tabpanel]:not([hidden]) summary').all()) await summary.click();
};

/** Every view of every panel, as it looks once it is used. */
const VIEWS: readonly View[] = [
  ...PANELS.map(({ id }) => ({ name: `${id} of one variable`, state: { tab: id, f: 'x^2*sin(x)' }, act: unfold })),
  ...['compare', 'graph', 'curves', 'check', 'variables'].map((tab) => ({
    name: `${tab} of two variables`,
    state: { tab, f: 'x^2*y + sin(x*y)' },
  })),
  {
    name: 'steps, all shown, with a hint',
    state: { tab: 'steps', f: 'x*sin(x)/ln(x)', 'steps.shown': '2' },
    act: (page) => page.locator('.controls button').first().click(),
  },
  { name: 'steps another way', state: { tab: 'steps', f: 'x^x', 'steps.which': '1', 'steps.shown': '9' } },
  {
    name: 'graph at its start, a node chosen',
    state: { tab: 'graph', f: 'x*y + 2' },
    act: async (page) => {
      await page.locator('.icon-button').first().click();
      await page.locator('.node').first().click();
    },
  },
  {
    name: 'graph in the middle of its way back',
    state: { tab: 'graph', f: 'x*y + 2' },
    act: async (page) => {
      for (let i = 0; i < 2; i++) await page.locator('.icon-button').nth(1).click();
    },
  },
  ...['error', 'swell', 'cost'].map((view) => ({
    name: `curves: ${view}`,
    state: { tab: 'curves', 'curves.view': view, f: 'exp(x)' },
    act: unfold,
  })),
  { name: 'check after a wrong answer', state: { tab: 'check', f: 'x^2*sin(x)' }, act: answer('2x*cos(x)') },
  { name: 'check after a right answer', state: { tab: 'check', f: 'x^2' }, act: answer('x + x') },
  {
    name: 'practice with hint and solution',
    state: { tab: 'check', 'check.view': 'practice' },
    act: async (page) => {
      await answer('x')(page);
      for (const button of (await page.locator('.exercise > .buttons button').all()).slice(0, 2)) await button.click();
      await page.locator('.solution li').first().waitFor();
    },
  },
  { name: 'three variables', state: { tab: 'variables', f: 'x*y*z + x^2' }, act: unfold },
  {
    name: 'dense layer while it trains',
    state: { tab: 'layer' },
    motion: true,
    act: (page) => page.locator('button.play').click(),
  },
  { name: 'the open options', state: { f: 'x^2', digits: '40' } },
  { name: 'what a teacher hides', state: { f: 'x^2', hide: 'values,formulas' } },
];

inBrowser('everyone can use the page', ({ visit }) => {
  test.each(VIEWS)(
    '$name: axe finds no violation, in both languages, light and dark, wide and narrow',
    async (view) => {
      const { state, act, motion = false } = view;
      const { page, complaints } = await visit({ motion, hash: hash(state) });
      await settled(page, state.tab ?? 'compare');
      await act?.(page);
      for (const lang of ['en', 'zh']) {
        for (const theme of ['light', 'dark']) {
          // The state of the page goes on: only its dress changes.
          await page.evaluate(
            (address) => {
              location.hash = address;
            },
            hash({ ...state, lang, theme }),
          );
          await page.locator(`html[lang=${lang === 'zh' ? 'zh-Hans' : 'en'}][data-theme=${theme}]`).waitFor();
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            await atRest(page);
            expect([lang, theme, width, await violations(page)]).toEqual([lang, theme, width, []]);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            // Less than nothing where a scroll bar has room of its own.
            expect([lang, width, wide > 0]).toEqual([lang, width, false]);
          }
        }
      }
      expect(complaints).toEqual([]);
    },
  );

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    test('a failure and the sheets have no violation', async () => {
      const { page } = await visit({ theme, width: 360, language: 'zh', hash: hash({ f: 'sinn(x', digits: '40' }) });
      await page.locator('#f-failure').waitFor();
      await atRest(page);
      expect(await violations(page)).toEqual([]);
      for (const sheet of await page.locator('.pop > button').all()) {
        await sheet.click();
        await page.locator('.sheet:popover-open').waitFor();
        await atRest(page);
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  });

  test('the keyboard alone: from the function through the tabs to a step, and back', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^2' }) });
    await comparison(page);
    const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    const arrives = (wanted: string) => soon(async () => expect(await focused()).toBe(wanted));
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
    await arrives('tab-steps');
    await page.keyboard.press('End');
    await arrives(`tab-${PANELS.at(-1)?.id}`);
    await page.keyboard.press('ArrowRight');
    await arrives('tab-compare');
    await page.keyboard.press('ArrowRight');
    await page.locator('.derivation').waitFor();
    await tabTo('Next step');
    await page.keyboard.press('Enter');
    await page.locator('.derivation li').first().waitFor();
    await page.keyboard.press('Shift+Tab');
    await arrives('Hint');
  });

  test('the keyboard alone: every control of every panel is reached, and shows that it has the focus', async () => {
    for (const { id: tab } of PANELS) {
      const { page } = await visit({ hash: hash({ tab }) });
      await settled(page, tab);
      await atRest(page);
      const missed = await page.evaluate(reachable);
      expect([tab, missed]).toEqual([tab, []]);
    }
  });

  test.each(['light', 'dark'] as const)('the report of the command line, %s', async (theme) => {
    const { page } = await visit({ theme, width: 700 });
    const say = speaker('en');
    const html = await explain.reportHtml(explain.report(parse('x^2*sin(x)/(1+x)'), { at: { x: 1 } }, say), say);
    const file = join(mkdtempSync(join(tmpdir(), 'fluxion-')), 'report.html');
    writeFileSync(file, html);
    await page.goto(pathToFileURL(file).href);
    await atRest(page);
    expect(await violations(page)).toEqual([]);
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

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
  // As the debugger evaluates it, for the policy forbids scripts of others.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    const { violations: all } = await axe.run({ resultTypes: ['violations'] });
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
