import type { Panel } from './panel.ts';

/** The panels, in the order of their tabs. */
export const PANELS: readonly Panel[] = [
  { id: 'compare', title: 'page.compare', load: () => import('./compare/Compare.tsx') },
  { id: 'steps', title: 'page.steps', load: () => import('./steps/Steps.tsx') },
  { id: 'graph', title: 'page.graph', load: () => import('./graph/Graph.tsx') },
  { id: 'curves', title: 'page.curves', load: () => import('./curves/Curves.tsx') },
  { id: 'check', title: 'page.check', load: () => import('./check/Check.tsx') },
  { id: 'variables', title: 'page.variables', load: () => import('./variables/Variables.tsx') },
  { id: 'layer', title: 'page.layer', load: () => import('./layer/LayerPanel.tsx') },
];
