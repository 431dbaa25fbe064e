import { warm } from './worker/pool.ts';

// The workers read the library while the page is built.
warm();
import('./app/start.tsx').then(({ start }) => start());
