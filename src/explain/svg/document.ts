/** What an SVG picture is called, for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** Text that stands inside XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
}

/**
 * Colours by role, for a light and a dark ground; the ground is drawn, so a picture is legible wherever it is shown. The
 * four series differ in lightness too, and every use of them has a second mark (a shape, a word).
 */
const LIGHT = {
  ground: '#ffffff',
  ink: '#1f2328',
  faint: '#59636e',
  line: '#d1d9e0',
  fill: '#f6f8fa',
  series: ['#1f6fc9', '#c4501b', '#137a55', '#6a4bc4'],
} as const;

const DARK = {
  ground: '#15181c',
  ink: '#e6edf3',
  faint: '#9aa4af',
  line: '#3d444d',
  fill: '#21262d',
  series: ['#6cb0f5', '#f0975c', '#4fc79a', '#b39cf5'],
} as const;

/** How many series have a colour of their own. */
export const SERIES = LIGHT.series.length;

function rules({ ground, ink, faint, line, fill, series }: typeof LIGHT | typeof DARK): string {
  return [
    // A text over a curve stands on a rim of ground.
    `.fx-halo{stroke:${ground}}`,
    `.fx-ground{fill:${ground}}`,
    `.fx-ink{fill:${ink}}`,
    `.fx-faint{fill:${faint}}`,
    `.fx-rule{stroke:${line}}`,
    `.fx-edge{stroke:${faint}}`,
    `.fx-head{fill:${faint}}`,
    `.fx-node{fill:${fill};stroke:${faint}}`,
    ...series.map(
      (color, i) => `.fx-s${i}{stroke:${color}}.fx-f${i}{fill:${color}}.fx-o${i}{fill:${ground};stroke:${color}}`,
    ),
  ].join('');
}

const STYLE =
  'text{font:13px system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans CJK SC",sans-serif}' +
  '.fx-small{font-size:11.5px}.fx-title{font-size:15px;font-weight:600}.fx-math{font-family:"STIX Two Math","Cambria Math","DejaVu Serif",serif;font-size:14px}' +
  '.fx-rule,.fx-edge{fill:none}.fx-halo{stroke-width:4px;stroke-linejoin:round;paint-order:stroke}';

/** A complete SVG document. */
export function svgDocument(width: number, height: number, { title, description }: Caption, body: string): string {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const style = `${STYLE}${rules(LIGHT)}@media (prefers-color-scheme:dark){${rules(DARK)}}@media print{${rules(LIGHT)}}`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img">` +
    `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc><style>${style}</style>` +
    `<rect class="fx-ground" width="${w}" height="${h}"/>${body}</svg>\n`
  );
}

/** A coordinate with two decimals at most. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A text at a place. */
export function label(
  x: number,
  y: number,
  text: string,
  kind: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  return `<text class="${kind}" x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}
