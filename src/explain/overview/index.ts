export {
  compareExample,
  findExample,
  type Overview,
  type OverviewCell,
  type OverviewRow,
  overview,
  pointOf,
} from './overview.ts';
export { examplesText, overviewJson, overviewText } from './text.ts';
