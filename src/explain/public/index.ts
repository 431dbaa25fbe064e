/**
 * The public surface of what makes derivatives visible: every function with its arguments checked, which JavaScript may
 * get wrong. Named here, they take the place of those that `../index.ts` exports, which the page calls as they are: types
 * have checked its calls, and it loads each job's part alone. Every function throws FluxionError ARGUMENT for an
 * argument of the wrong kind; its docstring names what else it throws.
 */
export * from '../index.ts';
export {
  checkAlongCurve,
  checkAnswer,
  checkJson,
  checkText,
  diagnose,
  diagnoseAlong,
  findingHint,
  findingText,
  requireOnCurve,
  ruleHint,
  witnessText,
} from './check.ts';
export {
  chartSvg,
  chartText,
  costChart,
  errorChart,
  functionChart,
  functionCurves,
  gradientCosts,
  helmholtz,
  isDrawable,
  placeOf,
  rangeOf,
  sampleCurves,
  stepErrors,
  swell,
  swellCells,
  swellChart,
  swellTable,
  ticksOf,
  tickText,
  treeOperations,
} from './curves.ts';
export {
  brief,
  graphDot,
  graphMermaid,
  graphOf,
  graphSvg,
  graphText,
  layoutGraph,
} from './graph.ts';
export { printLatex } from './latex.ts';
export {
  columnsOf,
  cut,
  grouped,
  listed,
  pad,
  short,
  wrap,
} from './layout.ts';
export {
  compareExample,
  examplesText,
  findExample,
  overview,
  overviewJson,
  overviewText,
  pointOf,
} from './overview.ts';
export { pointFor } from './point.ts';
export {
  exercise,
  exerciseJson,
  exerciseText,
} from './practice.ts';
export {
  report,
  reportHtml,
} from './report.ts';
export {
  alternatives,
  alternativeText,
  derivationLatex,
  derivationText,
  derive,
  explainStep,
  hint,
  hintText,
  isPending,
  linesOf,
  pendingBy,
  ruleFor,
  ruleName,
  ruleText,
  setUpLines,
  simplificationText,
  statementOf,
} from './steps.ts';
export {
  approaches,
  backpropagation,
  findExhibit,
  gradientTimes,
  logisticTable,
  quickestLap,
} from './survey.ts';
export {
  adjointRows,
  adjointTraceText,
  latexOf,
  nameOf,
  numbering,
  primalRows,
  tangentRows,
  tangentTraceText,
  trace,
  traceJson,
  traceText,
} from './trace.ts';
