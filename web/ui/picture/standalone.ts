/** Properties that make a picture look as it does, with their initial values; those marked hand down to what is inside. */
const PROPERTIES = {
  fill: { initial: 'rgb(0, 0, 0)', isInherited: true },
  'fill-opacity': { initial: '1', isInherited: true },
  stroke: { initial: 'none', isInherited: true },
  'stroke-width': { initial: '1px', isInherited: true },
  'stroke-dasharray': { initial: 'none', isInherited: true },
  'stroke-linejoin': { initial: 'miter', isInherited: true },
  'stroke-linecap': { initial: 'butt', isInherited: true },
  'stroke-opacity': { initial: '1', isInherited: true },
  'paint-order': { initial: 'normal', isInherited: true },
  'font-family': { initial: '', isInherited: true },
  'font-size': { initial: '', isInherited: true },
  'font-weight': { initial: '400', isInherited: true },
  'font-style': { initial: 'normal', isInherited: true },
  'text-anchor': { initial: 'start', isInherited: true },
  opacity: { initial: '1', isInherited: false },
} as const;

/** What is said to a screen reader or serves the page alone. */
const PAGE_ONLY = ['class', 'style', 'tabindex', 'role', 'aria-selected', 'aria-hidden', 'data-node'];

/**
 * A picture of the page as a file of its own: the styles that the page gives it are written into it, and the ground it stands
 * on is drawn.
 */
export function standaloneSvg(picture: SVGSVGElement, ground: string): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const sources = [picture, ...picture.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [i, source] of sources.entries()) writeStyles(source, copies[i] as SVGElement, source === picture);
  const { width, height } = sizeOf(picture);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', ground],
  ] as const) {
    rect.setAttribute(name, value);
  }
  copy.prepend(rect);
  const name = copy.getAttribute('aria-label') ?? copy.querySelector('[aria-label]')?.getAttribute('aria-label');
  if (name !== null && name !== undefined) {
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = name;
    copy.prepend(title);
  }
  for (const element of [copy, ...copy.querySelectorAll('[aria-label]')]) element.removeAttribute('aria-label');
  return new XMLSerializer().serializeToString(copy);
}

/** The size at which the picture was made, whatever room the page gives it. */
function sizeOf(picture: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = picture.viewBox.baseVal ?? { width: 0, height: 0 };
  if (width > 0) return { width, height };
  const box = picture.getBoundingClientRect();
  return { width: box.width, height: box.height };
}

function writeStyles(source: SVGElement, copy: SVGElement, isRoot: boolean): void {
  const style = getComputedStyle(source);
  const above = isRoot || source.parentElement === null ? undefined : getComputedStyle(source.parentElement);
  for (const [name, { initial, isInherited }] of Object.entries(PROPERTIES)) {
    const value = style.getPropertyValue(name);
    const known = isInherited && above !== undefined ? above.getPropertyValue(name) : initial;
    copy.removeAttribute(name);
    if (value !== known) copy.setAttribute(name, value);
  }
  for (const name of PAGE_ONLY) copy.removeAttribute(name);
}
