/** The pictures of the README, drawn by the command line itself. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './readme.ts';

const FOLDER = 'docs/pictures';

const PICTURES: Readonly<Record<string, string>> = {
  error: 'diff "64*x*(1 - x)*(1 - 2*x)^2*(1 - 8*x + 8*x^2)^2" --at 0.2 --plot error',
  swell: 'diff --plot swell',
  cost: 'diff --plot cost',
  graph: 'diff "ln(x1) + x1*x2 - sin(x2)" --at x1=2,x2=5 --graph svg',
};

/** Draw all of them anew. */
export function drawPictures(): void {
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  for (const [name, command] of Object.entries(PICTURES)) run(`${command} --lang en -o ${FOLDER}/${name}.svg`);
}
