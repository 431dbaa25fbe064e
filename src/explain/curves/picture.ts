import { at, escapeXml, label, SERIES, svgDocument } from '../svg/document.ts';
import { columnsOf, wrap } from '../text/layout.ts';
import { CHARACTER, callouts } from './callouts.ts';
import { type Chart, isDrawable, placeOf, type Range, rangeOf, type Series, ticksOf, tickText } from './chart.ts';

const SIZE = { width: 760, plotTop: 66, plotHeight: 330, left: 78, right: 26 } as const;

/** Mean width of a letter of a title. */
const TITLE_CHARACTER = 8.8;

/** A chart as an SVG picture: a shape for every series beside its colour, and its notes below. */
export function chartSvg(chart: Chart): string {
  const [x, y] = [rangeOf(chart, 'x'), rangeOf(chart, 'y')];
  const plotWidth = SIZE.width - SIZE.left - SIZE.right;
  const across = (value: number): number =>
    SIZE.left + (plotWidth * (placeOf(value, chart.x) - x.low)) / (x.high - x.low);
  const down = (value: number): number =>
    SIZE.plotTop + SIZE.plotHeight * (1 - (placeOf(value, chart.y) - y.low) / (y.high - y.low));
  const bottom = SIZE.plotTop + SIZE.plotHeight;
  const notes = chart.notes.flatMap((note) => wrap(note, 104).split('\n'));
  const height = bottom + 62 + 17 * notes.length;
  const body = [
    heading(chart.title),
    legend(chart),
    grid(chart, x, y),
    ...chart.series.map((series, i) => curve(series, i, chart, across, down)),
    callouts(chart, across, down, {
      left: SIZE.left,
      right: SIZE.width - SIZE.right,
      top: SIZE.plotTop,
      bottom,
    }),
    label(SIZE.left + plotWidth / 2, bottom + 40, chart.x.label, 'fx-ink', 'middle'),
    `<text class="fx-ink" text-anchor="middle" transform="translate(18 ${at(SIZE.plotTop + SIZE.plotHeight / 2)}) rotate(-90)">${escapeXml(chart.y.label)}</text>`,
    ...notes.map((line, i) => label(SIZE.left, bottom + 64 + 17 * i, line, 'fx-faint fx-small')),
  ];
  return svgDocument(SIZE.width, height, { title: chart.title, description: chart.notes.join(' ') }, body.join(''));
}

/** The title in one line, in smaller letters where it is long. */
function heading(title: string): string {
  const room = SIZE.width - SIZE.left - SIZE.right;
  const size = Math.max(9, Math.min(15, (15 * room) / (TITLE_CHARACTER * columnsOf(title))));
  const style = size < 15 ? ` style="font-size:${at(size)}px"` : '';
  return `<text class="fx-ink fx-title" x="${SIZE.left}" y="26"${style}>${escapeXml(title)}</text>`;
}

function grid(chart: Chart, x: Range, y: Range): string {
  const plotWidth = SIZE.width - SIZE.left - SIZE.right;
  const bottom = SIZE.plotTop + SIZE.plotHeight;
  const vertical = ticksOf(x, chart.x, 8).map((place) => {
    const left = SIZE.left + (plotWidth * (place - x.low)) / (x.high - x.low);
    return `<path class="fx-rule" d="M${at(left)} ${SIZE.plotTop}V${bottom}"/>${label(left, bottom + 18, tickText(place, chart.x), 'fx-faint fx-small', 'middle')}`;
  });
  const horizontal = ticksOf(y, chart.y, 7).map((place) => {
    const top = SIZE.plotTop + SIZE.plotHeight * (1 - (place - y.low) / (y.high - y.low));
    return `<path class="fx-rule" d="M${SIZE.left} ${at(top)}H${SIZE.left + plotWidth}"/>${label(SIZE.left - 8, top + 4, tickText(place, chart.y), 'fx-faint fx-small', 'end')}`;
  });
  return vertical.join('') + horizontal.join('');
}

function curve(
  series: Series,
  i: number,
  chart: Chart,
  across: (x: number) => number,
  down: (y: number) => number,
): string {
  const parts: string[] = [];
  if (series.kind !== 'marks') {
    const dash = DASHES[i % DASHES.length];
    // A gap where f has no value breaks the line.
    let path = '';
    let pen = 'M';
    for (const point of series.points) {
      if (!isDrawable(point, chart)) pen = 'M';
      else {
        path += `${pen}${at(across(point[0]))} ${at(down(point[1]))}`;
        pen = 'L';
      }
    }
    parts.push(
      `<path class="fx-s${i % SERIES}" fill="none" stroke-width="2" stroke-linejoin="round"${series.kind === 'line' && dash ? ` stroke-dasharray="${dash}"` : ''} d="${path}"/>`,
    );
  }
  if (series.kind !== 'line') {
    for (const point of series.points)
      if (isDrawable(point, chart)) parts.push(shape(i, across(point[0]), down(point[1])));
  }
  return parts.join('');
}

const DASHES = ['', '7 4', '2 4', '10 3 2 3'];

/** A shape of its own for every series: circle, square, triangle, diamond. */
function shape(i: number, x: number, y: number): string {
  const kind = `fx-f${i % SERIES}`;
  const path = [
    `M${at(x - 4)} ${at(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z`,
    `M${at(x - 3.8)} ${at(y - 3.8)}h7.6v7.6h-7.6z`,
    `M${at(x)} ${at(y - 5)}l4.8 8.4h-9.6z`,
    `M${at(x)} ${at(y - 5)}l5 5l-5 5l-5 -5z`,
  ][i % SERIES];
  return `<path class="${kind}" d="${path}"/>`;
}

function legend({ series }: Chart): string {
  let left = SIZE.left;
  return series
    .map(({ name, kind }, i) => {
      const dash = kind === 'line' ? DASHES[i % DASHES.length] : '';
      const line =
        kind === 'marks'
          ? ''
          : `<path class="fx-s${i % SERIES}" fill="none" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''} d="M${at(left)} 46h22"/>`;
      const mark = kind === 'line' ? '' : shape(i, left + 11, 46);
      const text = label(left + 29, 50, name, 'fx-ink fx-small');
      left += 29 + CHARACTER * columnsOf(name) + 22;
      return line + mark + text;
    })
    .join('');
}
