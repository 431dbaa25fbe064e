import { describe, expect, test } from '@jest/globals';
import { examplesText, findExample, overview, overviewText } from '../../src/explain/overview/index.ts';
import { pointFor } from '../../src/explain/point.ts';
import { report, reportHtml } from '../../src/explain/report/index.ts';
import { columnsOf } from '../../src/explain/text/layout.ts';
import { catalogue } from '../../src/manual/index.ts';
import { LANGUAGES, speaker } from '../../src/messages/index.ts';
import { parse } from '../../src/parse/index.ts';

const page = (text: string, language: 'en' | 'zh', at?: Record<string, number>) => {
  const say = speaker(language);
  return reportHtml(report(parse(text), { at }, say), say);
};

describe('the report', () => {
  test('is one file that loads nothing', async () => {
    for (const language of LANGUAGES) {
      const html = await page('x^2*sin(x)', language, { x: 1 });
      expect(html).not.toMatch(/<(?:script|link|img|iframe)\b|@import|(?:src|href)="(?!#)/);
      expect(html).not.toMatch(/url\((?!#|data:)/);
      expect(html).toContain(`lang="${language === 'zh' ? 'zh-Hans' : 'en'}"`);
      expect(html).not.toMatch(/undefined|\[object/);
      // The remarks of the comparison are in the language of the page.
      expect(html.includes('Numeric keeps')).toBe(language === 'en');
    }
  });

  test('a screen reader finds its way: one main heading, sections, captions, MathML, named pictures', async () => {
    const html = await page('ln(x1) + x1*x2 - sin(x2)', 'en', { x1: 2, x2: 5 });
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<table>/g)?.length).toBe(html.match(/<caption>/g)?.length);
    expect(html.match(/<svg /g)?.length).toBe(html.match(/role="img"/g)?.length);
    expect(html).toContain('<math ');
    expect(html).toContain('scope="col"');
    for (const id of ['summary', 'comparison', 'steps', 'traces', 'graph', 'curves', 'growth']) {
      expect(html).toContain(`<section id="${id}">`);
      expect(html).toContain(`href="#${id}"`);
    }
    expect(html).toContain('11.652071455223084');
  });

  test('all the curves are in it: of the function, of the error, of swell and of cost, with the numbers of the last two', async () => {
    for (const language of LANGUAGES) {
      const say = speaker(language);
      const html = await page('x^2*sin(x)', language, { x: 1 });
      for (const key of ['plot.swellTitle', 'plot.costTitle'] as const) {
        expect(html).toContain(`<title>${say(key)}</title>`);
        expect(html).toContain(`<caption>${say(key)}</caption>`);
      }
      expect(html.match(/<svg /g)).toHaveLength(5);
      expect(html).toContain('34,048');
    }
  });

  test('what cannot be had is said and not made up', async () => {
    const say = speaker('en');
    const sum = Array.from({ length: 320 }, (_, i) => `x^${i + 2}`).join('+');
    const one = report(parse(sum), { at: { x: 0.5 } }, say);
    expect(one.graph).toBeUndefined();
    expect(one.left.length).toBeGreaterThan(0);
    expect(await reportHtml(one, say)).toContain('Left out');
  });

  test('formulas from the input cannot become markup', async () => {
    const html = await page('x < 1 ? x^2 : 1', 'en', { x: 0.5 });
    expect(html).not.toMatch(/<[^a-z/!]/);
  });
});

describe('the catalogue', () => {
  test('a row an example and a column a method, in both languages, within 100 columns', () => {
    const some = ['product', 'survey-example', 'dense-layer'].map(
      (name) => findExample(name) as (typeof catalogue)[number],
    );
    const table = overview(some);
    expect(table.rows.map(({ agree }) => agree)).toEqual([true, true, true]);
    for (const { cells } of table.rows) {
      for (const name of table.methods) expect(cells[name].relativeError).toBeLessThan(1e-9);
      expect(cells.symbolic.formulaSize).toBeGreaterThan(0);
    }
    for (const language of LANGUAGES) {
      for (const line of overviewText(table, speaker(language)).split('\n'))
        expect(columnsOf(line)).toBeLessThanOrEqual(100);
    }
  });

  test('the list has every example, the survey and the dense layer among them', () => {
    const text = examplesText(speaker('en'));
    for (const { name } of catalogue) expect(text).toContain(name);
    expect(findExample('survey-example')?.expression).toBe('ln(x1) + x1*x2 - sin(x2)');
    expect(findExample('dense-layer')?.variables).toHaveLength(6);
  });

  test('a point is found, or asked for', () => {
    expect(Number.isFinite(pointFor(parse('ln(x)'), undefined).x)).toBe(true);
    expect(pointFor(parse('ln(x)'), 2)).toEqual({ x: 2 });
    expect(() => pointFor(parse('x*y'), 2)).toThrow(/2: x, y/);
    expect(() => pointFor(parse('x*y'), { x: 1 })).toThrow(/No value for y/);
  });
});
