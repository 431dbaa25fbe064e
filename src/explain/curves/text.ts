import { columnsOf, type Mark, pad, plain, type Role, WIDTH, wrap } from '../text/layout.ts';
import { type Chart, isDrawable, placeOf, type Range, rangeOf, ticksOf, tickText } from './chart.ts';

const ROWS = 20;
const SIGNS = ['●', '×', '+', '◆'];
const ROLES: readonly Role[] = ['name', 'caution', 'good', 'title'];

/** A chart drawn with characters, a sign for every series, for a terminal of 100 columns. */
export function chartText(chart: Chart, mark: Mark = plain): string {
  const [x, y] = [rangeOf(chart, 'x'), rangeOf(chart, 'y')];
  const ticks = new Map(ticksOf(y, chart.y, 6).map((place) => [rowOf(place, y), tickText(place, chart.y)]));
  const margin = Math.max(...[...ticks.values()].map(columnsOf)) + 2;
  const columns = WIDTH - margin - 6;
  const cells = draw(chart, x, y, columns);
  const body = cells.map((row, r) => {
    const tick = ticks.get(r);
    const line = row.map((i) =>
      i === undefined
        ? tick === undefined
          ? ' '
          : mark('faint', '·')
        : mark(ROLES[i % ROLES.length] as Role, SIGNS[i % SIGNS.length] as string),
    );
    return `  ${pad(tick ?? '', margin - 1, 'right')} ${mark('faint', tick === undefined ? '│' : '┤')}${line.join('')}`.trimEnd();
  });
  const legend = chart.series
    .map(({ name }, i) => `${mark(ROLES[i % ROLES.length] as Role, SIGNS[i % SIGNS.length] as string)} ${name}`)
    .join('   ');
  const axis = xAxis(chart, x, columns);
  const indent = ' '.repeat(margin + 2);
  return [
    `  ${mark('title', chart.title)}`,
    `  ${legend}`,
    `  ${mark('faint', chart.y.label)}`,
    ...body,
    `${indent}${mark('faint', axis.rule)}`,
    `${indent}${axis.labels}`.trimEnd(),
    pad('', Math.max(0, margin + 2 + columns - columnsOf(chart.x.label))) + mark('faint', chart.x.label),
    ...chart.notes.map((note) => `  ${wrap(note, WIDTH - 2, '  ')}`),
  ].join('\n');
}

function rowOf(place: number, { low, high }: Range): number {
  return Math.round((ROWS - 1) * (1 - (place - low) / (high - low)));
}

/** Which series shows in every cell, if any; the first one lies on top. */
function draw(chart: Chart, x: Range, y: Range, columns: number): (number | undefined)[][] {
  const cells = Array.from({ length: ROWS }, () => new Array<number | undefined>(columns).fill(undefined));
  const column = (place: number): number => Math.round(((columns - 1) * (place - x.low)) / (x.high - x.low));
  const put = (c: number, r: number, i: number): void => {
    const row = cells[r];
    if (row !== undefined && c >= 0 && c < columns) row[c] = i;
  };
  for (const [i, { points, kind }] of [...chart.series.entries()].reverse()) {
    let before: readonly [number, number] | undefined;
    for (const point of points) {
      const here = isDrawable(point, chart)
        ? ([column(placeOf(point[0], chart.x)), rowOf(placeOf(point[1], chart.y), y)] as const)
        : undefined;
      if (here !== undefined) put(here[0], here[1], i);
      // A curve of many points goes on between columns that lie side by side.
      if (here !== undefined && before !== undefined && kind === 'line' && here[0] - before[0] <= 1) {
        const [low, high] = [Math.min(here[1], before[1]), Math.max(here[1], before[1])];
        for (let r = low + 1; r < high; r++) put(here[0], r, i);
      }
      before = here;
    }
  }
  return cells;
}

function xAxis(chart: Chart, x: Range, columns: number): { rule: string; labels: string } {
  const rule = ['└', ...'─'.repeat(columns)];
  let labels = '';
  for (const place of ticksOf(x, chart.x, 9)) {
    const column = 1 + Math.round(((columns - 1) * (place - x.low)) / (x.high - x.low));
    rule[column] = '┴';
    const text = tickText(place, chart.x);
    const start = Math.max(0, column - Math.floor(columnsOf(text) / 2));
    if (start > columnsOf(labels) || labels === '') labels = pad(labels, start) + text;
  }
  return { rule: rule.join(''), labels };
}
