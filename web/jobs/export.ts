import * as explain from '../../src/explain/index.ts';
import { gradientCode, toLatex, toString } from '../../src/index.ts';
import type { Problem } from '../state/problem.ts';
import type { Job } from './job.ts';
import { derivativeLatex, functionLatex } from './notation.ts';
import { subjectOf } from './subject.ts';

/** What can be taken away from the page, by the ending of its file. */
export const FORMS = ['tex', 'html', 'js', 'ts', 'graph.svg', 'curve.svg'] as const;

export type Form = (typeof FORMS)[number];

/** A file's text. */
export const job: Job<{ readonly problem: Problem; readonly form: Form }, string> = async (
  { problem, form },
  { say },
) => {
  const { f, wrt, order, variables, point } = subjectOf(problem);
  const title = toString(f, { maxLength: 60 });
  switch (form) {
    case 'tex': {
      const lines = wrt.map((variable) => {
        let answer = f;
        for (let i = 0; i < order; i++) answer = explain.derive(answer, variable).answer;
        return `${derivativeLatex(variable, order, variables.length > 1)} &= ${explain.printLatex(answer)}`;
      });
      return `\\begin{align*}\n${[`${functionLatex(variables)} &= ${toLatex(f)}`, ...lines].join(' \\\\\n')}\n\\end{align*}\n`;
    }
    case 'html':
      return explain.reportHtml(explain.report(f, { at: point(), wrt, order }, say), say);
    case 'js':
    case 'ts':
      return gradientCode(f, { language: form, wrt });
    case 'graph.svg':
      return explain.graphSvg(explain.graphOf(f, point(), wrt), say);
    case 'curve.svg':
      return explain.chartSvg(explain.functionChart(explain.functionCurves(f, point(), wrt[0] as string), title, say));
    default:
      return form satisfies never;
  }
};
