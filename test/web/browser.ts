import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { answer } from '../../cli/serve/site.ts';

const SITE = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Where a Chromium may be. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What `CHROMIUM` names, and nothing else where it names one. */
const PLACES = process.env.CHROMIUM ? [process.env.CHROMIUM] : USUAL_PLACES;

const executablePath = PLACES.find((place) => existsSync(place));

export interface Visit {
  /** What stands behind the # of the address. */
  readonly hash?: string;
  readonly width?: number;
  readonly language?: 'en' | 'zh';
  readonly theme?: 'light' | 'dark';
  /** The system lets things move; else it asks for less motion. */
  readonly motion?: boolean;
  /** A device with a touch screen. */
  readonly touch?: boolean;
}

/** A page that a visitor has open. */
export interface Visitor {
  readonly page: Page;
  /** What no visit may cause: errors, breaches of the policy, requests to other hosts. */
  readonly complaints: readonly string[];
  readonly requests: readonly Request[];
}

interface Site {
  readonly visit: (visit?: Visit) => Promise<Visitor>;
  readonly url: () => string;
}

/**
 * Tests in a real browser, on the page as `fluxion serve` sends it. Where there is no browser they are skipped, which the
 * output says; with CI=true that is a failure.
 */
export function inBrowser(name: string, tests: (site: Site) => void): void {
  if (executablePath === undefined) {
    withoutBrowser(name);
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let server: Server;
    let url = '';
    const open: Page[] = [];
    beforeAll(async () => {
      server = createServer((request, response) => {
        const { status, headers, body } = answer(SITE, request.method, request.url ?? '/');
        response.writeHead(status, headers).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      });
    });
    afterAll(async () => {
      await browser?.close();
      await new Promise((resolve) => server.close(resolve));
    });
    tests({
      url: () => url,
      visit: async (visit = {}) => {
        // One page at a time: pages in the background get no time.
        await Promise.all(open.splice(0).map((page) => page.close()));
        const visitor = await enter(browser, url, visit);
        open.push(visitor.page);
        return visitor;
      },
    });
  });
}

async function enter(browser: Browser, url: string, visit: Visit): Promise<Visitor> {
  const { hash = '', width = 1280, language = 'en', theme = 'light', motion = false, touch = false } = visit;
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    reducedMotion: motion ? 'no-preference' : 'reduce',
    hasTouch: touch,
  });
  page.setDefaultTimeout(100_000);
  const complaints: string[] = [];
  const requests: Request[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    requests.push(request);
    if (!/^(?:blob:)?http:\/\/127\.0\.0\.1:/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  // The moment of the first table, by the page's own clock.
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('.methods tbody tr') === null) return;
      observer.disconnect();
      Object.assign(window, { firstTable: performance.now() });
    });
    observer.observe(document, { subtree: true, childList: true });
  });
  await page.goto(url + (hash === '' ? '' : `#${hash}`));
  return { page, complaints, requests };
}

function withoutBrowser(name: string): void {
  const reason = `No Chromium was found at ${PLACES.join(', ')} (CHROMIUM names one).`;
  if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(`${reason} The tests in a browser are part of continuous integration.`);
    });
    return;
  }
  // The closing lines of the tests name what is skipped.
  test.skip(`the tests in a browser of "${name}". ${reason}`, () => {});
}

/** The hash of parameters, as a link has it. */
export function hash(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}

/** When the first table was there, in milliseconds since the page was asked for, and since the epoch. */
export async function firstTable(page: Page): Promise<{ readonly after: number; readonly at: number }> {
  await comparison(page);
  return page.evaluate(() => {
    const { firstTable: after = Number.NaN } = window as { firstTable?: number };
    return { after, at: performance.timeOrigin + after };
  });
}

/** Wait for the comparison to be there, for the function that is asked for now. */
export async function comparison(page: Page): Promise<void> {
  await page.locator('.methods table tbody tr').first().waitFor();
  await page.locator('.job[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** Wait until the panel shows what it computes. */
export async function settled(page: Page, tab: string): Promise<void> {
  await page.locator(`#panel-${tab} > *`).first().waitFor();
  await page.locator('.job[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.locator('.reading .katex').first().waitFor();
}
