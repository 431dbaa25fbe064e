export { latexOf, type Numbered, nameOf, numbering } from './numbering.ts';
export { adjointRows, primalRows, type TraceRow, tangentRows, traceJson, traceText } from './text.ts';
export { type AdjointLine, type PrimalLine, type TangentLine, type Trace, trace } from './trace.ts';
