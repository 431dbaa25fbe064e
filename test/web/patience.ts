import type { Page } from 'playwright-core';

/* What a page shows a moment later is waited for, never looked at once: a slow machine makes the moment long. */

/** How long something may take that a visitor expects at once, on a machine with much else to do. */
const LONGEST = 30_000;
const PAUSE = 30;

/**
 * Until it holds: an assertion that looks at the page. One that never holds fails as it would by itself.
 *
 * @example
 * await soon(async () => expect(await slope.innerText()).toBe('2'));
 */
export async function soon(assertion: () => Promise<void>): Promise<void> {
  const end = performance.now() + LONGEST;
  while (performance.now() < end) {
    try {
      return await assertion();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
  await assertion();
}

/** Frames in a row in which nothing is on its way: what a frame finds out, effects act on within the next few. */
const QUIET_FRAMES = 6;

/**
 * Until nothing on the page is on its way: no work whose result is awaited, no font, no change of colour that is half
 * done, no strip that still scrolls, no box whose stop for the keyboard has yet to follow its width.
 */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction((wanted) => {
    const isWorking = document.querySelector('[aria-busy="true"], .formula:empty') !== null;
    const isMoving = document.getAnimations().some(({ effect }) => {
      const { endTime, progress } = effect?.getComputedTiming() ?? {};
      return Number.isFinite(endTime) && progress !== null;
    });
    const boxes = [...document.querySelectorAll<HTMLElement>('.scroll, [role=tablist]')];
    const isBehind = boxes.some(
      (box) => box.matches('div:has(> .content)') && box.scrollWidth > box.clientWidth + 1 !== (box.tabIndex === 0),
    );
    const places = boxes
      .map(({ scrollLeft, scrollWidth, clientWidth }) => [scrollLeft, scrollWidth, clientWidth])
      .join();
    const rest = window as unknown as { places?: string; quietFrames?: number };
    const isQuiet =
      !isWorking && !isMoving && !isBehind && document.fonts.status === 'loaded' && rest.places === places;
    rest.places = places;
    rest.quietFrames = isQuiet ? (rest.quietFrames ?? 0) + 1 : 0;
    if (rest.quietFrames < wanted) return false;
    rest.quietFrames = 0;
    return true;
  }, QUIET_FRAMES);
}
