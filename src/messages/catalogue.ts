import { checkPanel } from './subjects/checkPanel.ts';
import { cli } from './subjects/cli.ts';
import { compare } from './subjects/compare.ts';
import { curvesPanel } from './subjects/curvesPanel.ts';
import { graphPanel } from './subjects/graphPanel.ts';
import { layerPanel } from './subjects/layerPanel.ts';
import { mistakes } from './subjects/mistakes.ts';
import { overview } from './subjects/overview.ts';
import { page } from './subjects/page.ts';
import { panels } from './subjects/panels.ts';
import { plots } from './subjects/plots.ts';
import { punctuation } from './subjects/punctuation.ts';
import { report } from './subjects/report.ts';
import { rules } from './subjects/rules.ts';
import { steps } from './subjects/steps.ts';
import { survey } from './subjects/survey.ts';
import { trace } from './subjects/trace.ts';
import { variablesPanel } from './subjects/variablesPanel.ts';

/** Everything a user reads, by key, in every language. */
export const catalogue = {
  ...rules,
  ...steps,
  ...mistakes,
  ...trace,
  ...plots,
  ...overview,
  ...report,
  ...survey,
  ...cli,
  ...punctuation,
  ...page,
  ...compare,
  ...panels,
  ...graphPanel,
  ...curvesPanel,
  ...checkPanel,
  ...variablesPanel,
  ...layerPanel,
};
