import { render } from 'preact';
import { App } from './App.tsx';

/** Put the page into its place. */
export function start(): void {
  const place = document.getElementById('page');
  if (place !== null) render(<App />, place);
}
