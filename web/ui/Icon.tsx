/** Small signs for buttons, on a grid of 16; the button says in words what it does. */
const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  forward: 'M3 3v10l7-5zM11 3h2v10h-2z',
  back: 'M13 3v10L6 8zM3 3h2v10H3z',
  first: 'M13.5 3v10L8 8zM8 3v10L2.5 8zM1.5 3h1.5v10H1.5z',
  plus: 'M7 3h2v4h4v2H9v4H7V9H3V7h4z',
  minus: 'M3 7h10v2H3z',
  left: 'M10.5 3v10L4.5 8z',
  right: 'M5.5 3v10l6-5z',
  reset: 'M8 2.5A5.5 5.5 0 1 1 3 5.7l1.4.8A3.9 3.9 0 1 0 8 4.1v2.4L4.5 3.3 8 0z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
