export { type Approach, type Approaches, approaches } from './approaches.ts';
export { type Backpropagation, backpropagation, type NetworkLine } from './backpropagation.ts';
export { type Exhibit, type ExhibitName, findExhibit, SURVEY } from './exhibits.ts';
export { type LogisticRow, logisticTable } from './logistic.ts';
export { gradientTimes, quickestLap, type Stopwatch, type Timed, type TimeRow } from './times.ts';
