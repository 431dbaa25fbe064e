import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import katex from 'katex';
import type { Download, Locator, Page } from 'playwright-core';
import { comparison, hash, inBrowser, settled } from './browser.ts';

/* What a visitor gets: the file itself is read, the code is run, the picture is drawn. */

/** The pictures of the page: where each is, and what its file is called. */
const PICTURES = [
  { file: 'graph', tab: 'graph', of: '.graph-picture' },
  { file: 'curve', tab: 'curves', of: '.tangent-plot' },
  { file: 'step-error', tab: 'curves', 'curves.view': 'error', of: '.error-plot' },
  { file: 'swell', tab: 'curves', 'curves.view': 'swell', of: '.plot' },
  { file: 'cost', tab: 'curves', 'curves.view': 'cost', of: '.plot' },
  { file: 'level-curves', tab: 'variables', of: '.field-plot' },
  { file: 'loss', tab: 'layer', of: '.live .plot' },
] as const;

inBrowser('what the page exports', ({ visit }) => {
  const sheet = async (parameters: Readonly<Record<string, string>>): Promise<Page> => {
    const { page } = await visit({ hash: hash(parameters) });
    await comparison(page);
    await page.getByRole('button', { name: 'Export' }).click();
    return page;
  };

  test('the link, which opens the same page', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^2*y', 'at.x': '3' }) });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await comparison(page);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    await comparison(page);
    expect([await page.locator('#f').inputValue(), await page.getByLabel('x =').inputValue()]).toEqual(['x^2*y', '3']);
  });

  test('where copying is not allowed, the link stands there', async () => {
    const { page } = await visit({ hash: hash({ f: 'x^3' }) });
    await comparison(page);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    expect(await page.getByLabel('The link to this page').inputValue()).toMatch(/^http:.*#f=x\^3$/);
  });

  test('the formulas as LaTeX', async () => {
    const page = await sheet({ f: 'x^2*sin(x)' });
    const { name, text } = await saved(page, page.getByRole('button', { name: 'Formulas (LaTeX)' }));
    expect(name).toBe('fluxion.tex');
    expect(text).toMatch(/^\\begin\{align\*\}/);
    expect(text).toContain("f'(x)");
    expect(katex.renderToString(text, { displayMode: true, throwOnError: true })).toContain('<math');
  });

  test('the report', async () => {
    const page = await sheet({ f: 'x^2*sin(x)', 'at.x': '1' });
    const { name, text } = await saved(page, page.getByRole('button', { name: 'The whole report (HTML)' }));
    expect(name).toBe('fluxion.html');
    await page.setContent(text);
    expect(await page.locator('h1').first().innerText()).not.toBe('');
    expect(await page.locator('body').innerText()).toContain('2.2232442754839327');
    expect(await page.locator('svg').count()).toBeGreaterThan(0);
  });

  test('value and gradient as JavaScript that runs', async () => {
    const page = await sheet({ f: 'x^2*y + erf(x)' });
    const { name, text } = await saved(page, page.getByRole('button', { name: 'Value and gradient (JavaScript)' }));
    expect(name).toBe('fluxion.js');
    const { f }: { f(x: number, y: number): unknown } = await import(
      `data:text/javascript,${encodeURIComponent(text)}`
    );
    expect(f(0, 3)).toEqual({ value: 0, gradient: [2 / Math.sqrt(Math.PI), 0] });
  });

  test('value and gradient as TypeScript', async () => {
    const page = await sheet({ f: 'x^2*y', wrt: 'y' });
    const { name, text } = await saved(page, page.getByRole('button', { name: 'Value and gradient (TypeScript)' }));
    expect(name).toBe('fluxion.ts');
    expect(text).toContain('export function f(x: number, y: number): { value: number; gradient: [number] } {');
  });

  test('a function that has no code is named', async () => {
    const page = await sheet({ f: 'besselj(0, x)' });
    await page.getByRole('button', { name: 'Value and gradient (JavaScript)' }).click();
    await page.locator('.exports .failure', { hasText: 'besselj' }).waitFor();
  });

  test.each([
    ['Computation graph', 'graph'],
    ['Curve', 'curve'],
  ])('%s, from the sheet', async (title, file) => {
    const page = await sheet({ f: 'x^2*sin(x)' });
    const { name, text } = await saved(page, page.getByRole('button', { name: `${title} (SVG)`, exact: true }));
    expect(name).toBe(`fluxion.${file}.svg`);
    expect(await drawn(page, text)).toMatchObject({ isDrawn: true });
    const png = await saved(page, page.getByRole('button', { name: `${title} (SVG) as PNG` }));
    expect(png.name).toBe(`fluxion.${file}.png`);
    expect(sizeOfPng(png.bytes).width).toBeGreaterThan(600);
  });

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    test.each(PICTURES)('$file: the picture as it is on the page', async ({ file, of, ...parameters }) => {
      const f = file === 'level-curves' ? 'x^2*y + sin(x*y)' : 'x^2*sin(x)';
      const { page, complaints } = await visit({ theme, hash: hash({ ...parameters, f }) });
      await settled(page, parameters.tab);
      const picture = page.locator(of).first();
      await picture.locator('svg').first().waitFor();
      // Whoever does not see it has a name and a table with its numbers.
      const named = picture.locator('svg[role=img][aria-label], [role=listbox][aria-label]').first();
      expect(await named.getAttribute('aria-label')).toMatch(/\w/);
      const table = page.locator('details.data').first();
      await table.locator('summary').click();
      expect(await table.locator('tbody tr').count()).toBeGreaterThan(file === 'loss' ? 0 : 3);
      const svg = await saved(page, page.getByRole('button', { name: 'This picture as SVG' }).first());
      expect(svg.name).toBe(`fluxion-${file}.svg`);
      // By itself it has no styles of the page to fall back on.
      expect(svg.text).not.toMatch(/ class=|var\(|<script|href="http/);
      const { isDrawn, colours, title } = await drawn(page, svg.text);
      expect(isDrawn).toBe(true);
      expect(title).not.toBe('');
      expect(colours).toBeGreaterThan(5);
      const png = await saved(page, page.getByRole('button', { name: 'This picture as PNG' }).first());
      expect(png.name).toBe(`fluxion-${file}.png`);
      const { width, height } = sizeOfPng(png.bytes);
      expect(width).toBeGreaterThan(400);
      expect(height).toBeGreaterThan(200);
      expect(complaints).toEqual([]);
    });
  });
});

interface Saved {
  readonly name: string;
  readonly text: string;
  readonly bytes: Buffer;
}

/** What a click on a button gives. */
async function saved(page: Page, button: Locator): Promise<Saved> {
  const [file] = await Promise.all([page.waitForEvent('download') as Promise<Download>, button.click()]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString('utf8') };
}

/** Draw a picture by itself: whether the browser takes it, how many colours are in it, what it is called. */
async function drawn(
  page: Page,
  svg: string,
): Promise<{ readonly isDrawn: boolean; readonly colours: number; readonly title: string }> {
  return page.evaluate(async (text) => {
    const title = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('title')?.textContent ?? '';
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set(new Uint32Array(data.buffer)).size;
    return { isDrawn: image.naturalWidth > 0, colours, title };
  }, svg);
}

function sizeOfPng(bytes: Buffer): { readonly width: number; readonly height: number } {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
