/** `npm run docs`: runs the console examples in README.md, puts in what they print now, and draws its pictures anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawPictures } from './pictures.ts';
import { blocks, ROOT, remade } from './readme.ts';

const path = join(ROOT, 'README.md');
let document = readFileSync(path, 'utf8');
// From the end, so that the places of earlier blocks stay right.
for (const { language, body, start, end } of blocks(document).reverse()) {
  if (language === 'console') document = document.slice(0, start) + remade(body) + document.slice(end);
}
writeFileSync(path, document);
drawPictures();
