export { latexOf, type Numbered, nameOf, numbering } from './numbering.ts';
export {
  adjointRows,
  adjointTraceText,
  primalRows,
  type TraceRow,
  tangentRows,
  tangentTraceText,
  traceJson,
  traceText,
} from './text.ts';
export { type AdjointLine, type PrimalLine, type TangentLine, type Trace, trace } from './trace.ts';
