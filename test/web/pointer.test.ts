import { describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { PANELS } from '../../web/panels/index.ts';
import { hash, inBrowser, settled } from './browser.ts';
import { atRest, soon } from './patience.ts';

/* Mouse, finger and keyboard on the pictures. */

inBrowser('the pictures answer', ({ visit }) => {
  describe('to the mouse', () => {
    test('the tangent follows it over the curve', async () => {
      const { page } = await visit({ hash: hash({ tab: 'curves', f: 'x^2', 'at.x': '1' }) });
      const picture = page.locator('.tangent-plot svg');
      await picture.waitFor();
      const slope = page.locator('.fact.slope dd');
      const line = page.locator('.tangent-line');
      await soon(async () => expect(await slope.innerText()).toBe('2'));
      const before = await line.getAttribute('d');
      // The section is [-2, 4]: a place right of the point has the larger slope.
      const right = await moveTo(page, picture, 0.9);
      await soon(async () => expect(number(await slope.innerText())).toBeGreaterThan(4));
      expect(await line.getAttribute('d')).not.toBe(before);
      const left = await moveTo(page, picture, 0.15);
      await soon(async () => expect(number(await slope.innerText())).toBeLessThan(0));
      expect(right.x).toBeGreaterThan(left.x);
      // The slider says the same place, and the slope of x^2 is 2x.
      const place = number((await page.locator('.tangent-reading output').innerText()).replace(/^.*=/, ''));
      expect(number(await slope.innerText())).toBeCloseTo(2 * place, 3);
    });

    test('dragging moves the section', async () => {
      const { page } = await visit({ hash: hash({ tab: 'curves', f: 'x^2', 'at.x': '1' }) });
      const picture = page.locator('.tangent-plot svg');
      await picture.waitFor();
      await moveTo(page, picture, 0.7);
      await page.mouse.down();
      await moveTo(page, picture, 0.4);
      await page.mouse.up();
      await page.waitForFunction(() => /curves\.low=-?0?\.?\d/.test(location.hash));
      await soon(async () => {
        const low = Number(/curves\.low=([-\d.]+)/.exec(page.url())?.[1]);
        expect(low).toBeGreaterThan(-1);
      });
    });

    test('over a node of the graph its rule stands beside, and goes again', async () => {
      const { page } = await visit({ hash: hash({ tab: 'graph', f: 'x^2*sin(x)' }) });
      await page.locator('.node').first().waitFor();
      const details = page.locator('.node-details');
      await node(page, 'sin').hover();
      await details.filter({ hasText: 'derivative of sin' }).waitFor();
      await node(page, '×').hover();
      await details.filter({ hasText: 'product rule' }).waitFor();
      await node(page, 'x²').or(node(page, '^')).first().hover();
      await details.filter({ hasText: 'power rule' }).waitFor();
      await page.mouse.move(1, 1);
      await details.filter({ hasText: 'The input x.' }).waitFor();
    });

    test('over the level curves the gradient follows it', async () => {
      const { page } = await visit({ hash: hash({ tab: 'variables', f: 'x^2 + 3y', 'at.x': '1', 'at.y': '0' }) });
      const picture = page.locator('.field-plot svg');
      await picture.waitFor();
      const facts = page.locator('.field-facts dd');
      await moveTo(page, picture, 0.2);
      const slope = async () => number(await facts.nth(1).innerText());
      // At the point itself it is 2, and left of the middle less.
      await soon(async () => expect(await slope()).toBeLessThan(2));
      const left = await slope();
      await moveTo(page, picture, 0.9);
      await soon(async () => expect(await slope()).toBeGreaterThan(left));
      expect(await facts.nth(2).innerText()).toBe('3');
    });

    test.each(['swell', 'cost'])('over the curve %s the numbers follow it', async (view) => {
      const { page } = await visit({ hash: hash({ tab: 'curves', 'curves.view': view }) });
      const picture = page.locator('.chart .plot svg');
      await picture.waitFor();
      const reading = page.locator('.chart-reading output');
      await moveTo(page, picture, 0.2);
      const left = await reading.innerText();
      await moveTo(page, picture, 0.95);
      await soon(async () => expect(await reading.innerText()).not.toBe(left));
    });

    test('the slider for h is drawn', async () => {
      const { page } = await visit({ hash: hash({ tab: 'curves', 'curves.view': 'error', f: 'exp(x)' }) });
      const slider = page.locator('.tangent-reading input[type=range]');
      await slider.waitFor();
      const error = page.locator('.facts .fact dd').last();
      const box = await boxOf(slider);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => location.hash.includes('curves.h='));
      const large = number(await error.innerText());
      await slider.focus();
      for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
      await soon(async () => expect(number(await error.innerText())).toBeLessThan(large));
      // The scheme is chosen by keyboard too.
      await page.getByRole('radio', { name: 'central' }).focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForFunction(() => location.hash.includes('curves.scheme=forward'));
    });
  });

  describe('to a finger', () => {
    test('a tap on the curve moves the tangent there', async () => {
      const { page } = await visit({ width: 360, touch: true, hash: hash({ tab: 'curves', f: 'x^2', 'at.x': '1' }) });
      const picture = page.locator('.tangent-plot svg');
      await picture.waitFor();
      await tapAt(page, picture, 0.9);
      await soon(async () => expect(number(await page.locator('.fact.slope dd').innerText())).toBeGreaterThan(4));
    });

    test('a tap on a node of the graph shows its rule, and it stays', async () => {
      const { page } = await visit({ width: 360, touch: true, hash: hash({ tab: 'graph', f: 'x^2*sin(x)' }) });
      await page.locator('.node').first().waitFor();
      await node(page, 'sin').tap();
      await page.locator('.node-details', { hasText: 'derivative of sin' }).waitFor();
      await soon(async () => expect(await node(page, 'sin').getAttribute('aria-selected')).toBe('true'));
    });

    test('a tap on the level curves, on the curve of errors and on a chart', async () => {
      const { page } = await visit({
        width: 360,
        touch: true,
        hash: hash({ tab: 'variables', f: 'x^2 + 3y', 'at.x': '1' }),
      });
      await page.locator('.field-plot svg').waitFor();
      await tapAt(page, page.locator('.field-plot svg'), 0.9);
      const byX = page.locator('.field-facts dd').nth(1);
      await soon(async () => expect(number(await byX.innerText())).toBeGreaterThan(4));
      const errors = await visit({ width: 360, touch: true, hash: hash({ tab: 'curves', 'curves.view': 'error' }) });
      await errors.page.locator('.error-plot svg').waitFor();
      await tapAt(errors.page, errors.page.locator('.error-plot svg'), 0.9);
      await errors.page.waitForFunction(() => /curves\.h=-[01](\.|&|$)/.test(location.hash));
      const cost = await visit({ width: 360, touch: true, hash: hash({ tab: 'curves', 'curves.view': 'cost' }) });
      await cost.page.locator('.chart .plot svg').waitFor();
      const before = await cost.page.locator('.chart-reading output').innerText();
      await tapAt(cost.page, cost.page.locator('.chart .plot svg'), 0.3);
      await soon(async () => expect(await cost.page.locator('.chart-reading output').innerText()).not.toBe(before));
    });
  });

  describe('with less motion', () => {
    test('the film has no button that plays it, and goes frame by frame', async () => {
      const { page } = await visit({ hash: hash({ tab: 'graph', f: 'x*y', 'at.x': '3', 'at.y': '5' }) });
      await page.locator('.node').first().waitFor();
      expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
      await page.locator('.player .note', { hasText: 'less motion' }).waitFor();
      await page.getByRole('button', { name: 'To the start' }).click();
      for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Step forward' }).click();
      await soon(async () => expect(await node(page, '×').locator('.value').textContent()).toMatch(/15/));
    });

    test('a film that plays stops as soon as less motion is asked for', async () => {
      const { page } = await visit({ motion: true, hash: hash({ tab: 'graph', f: 'x^2*sin(x)*exp(x)' }) });
      await page.locator('.node').first().waitFor();
      await page.getByRole('button', { name: 'Play' }).click();
      await page.locator('.now', { hasText: 'Forward.' }).waitFor();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.locator('.player .note').waitFor();
      await atRest(page);
      const frame = await page.locator('input.frames').inputValue();
      // Longer than a frame stays.
      await page.waitForTimeout(2500);
      expect(await page.locator('input.frames').inputValue()).toBe(frame);
    });

    test('training goes by steps, and by ten at once', async () => {
      const { page } = await visit({ hash: hash({ tab: 'layer' }) });
      const progress = page.locator('.run-buttons .progress');
      await progress.filter({ hasText: 'Step 0' }).waitFor();
      expect(await page.getByRole('button', { name: 'Run', exact: true }).count()).toBe(0);
      await page.getByRole('button', { name: 'One step' }).click();
      await progress
        .filter({ hasText: 'Step 1:' })
        .or(progress.filter({ hasText: /Step 1\b/ }))
        .first()
        .waitFor();
      await page.getByRole('button', { name: '10 steps' }).click();
      await progress.filter({ hasText: /Step 11\b/ }).waitFor();
      const curve = page.locator('.live .plot .curve');
      await soon(async () => expect((await curve.getAttribute('d'))?.match(/[ML]/g)).toHaveLength(12));
    });
  });

  test.each(['en', 'zh'] as const)('in %s the chosen tab lies in its strip, at 360 pixels too', async (language) => {
    const { page } = await visit({ width: 360, language, hash: hash({ tab: 'layer' }) });
    await settled(page, 'layer');
    // From the last one on, all round.
    for (const { id } of [...PANELS.slice(-1), ...PANELS, ...PANELS.slice(0, 1)]) {
      await soon(async () => expect(await page.evaluate(chosenTab)).toEqual({ id: `tab-${id}`, isWhole: true }));
      await page.locator('[role=tab][aria-selected=true]').press('ArrowRight');
    }
  });

  test('the chosen tab stays in its strip when the strip gets narrower', async () => {
    const { page } = await visit({ width: 1280, hash: hash({ tab: 'layer' }) });
    await settled(page, 'layer');
    await page.setViewportSize({ width: 360, height: 800 });
    await soon(async () => expect(await page.evaluate(chosenTab)).toEqual({ id: 'tab-layer', isWhole: true }));
  });
});

/** The tab that is chosen, and whether all of it lies in the strip. */
function chosenTab(): { readonly id: string | undefined; readonly isWhole: boolean } {
  const tab = document.querySelector('[role=tab][aria-selected=true]');
  const strip = document.querySelector('[role=tablist]')?.getBoundingClientRect();
  const box = tab?.getBoundingClientRect();
  const isWhole = box !== undefined && strip !== undefined && box.left >= strip.left && box.right <= strip.right;
  return { id: tab?.id, isWhole };
}

function node(page: Page, label: string): Locator {
  return page.locator('.node', { has: page.locator('.label', { hasText: label }) }).first();
}

function number(text: string): number {
  return Number(text.trim().replace('−', '-'));
}

async function boxOf(element: Locator) {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('It has no place.');
  return box;
}

/** A share of the width, in the middle of the height. */
async function placeIn(picture: Locator, share: number): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = await boxOf(picture);
  return { x: x + width * share, y: y + height * 0.4 };
}

async function moveTo(
  page: Page,
  picture: Locator,
  share: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const place = await placeIn(picture, share);
  await page.mouse.move(place.x, place.y, { steps: 3 });
  return place;
}

async function tapAt(page: Page, picture: Locator, share: number): Promise<void> {
  const { x, y } = await placeIn(picture, share);
  await page.touchscreen.tap(x, y);
}
