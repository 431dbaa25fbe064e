export { type Exhibit, type ExhibitName, findExhibit, SURVEY } from './exhibits.ts';
export { type LogisticRow, logisticTable } from './logistic.ts';
