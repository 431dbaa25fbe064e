import { catalogue, type HandMade } from '../../manual/index.ts';
import type { Say } from '../../messages/index.ts';
import { SURVEY } from '../survey/index.ts';
import { type Cell, grouped, type Mark, plain, short, table, WIDTH, wrap } from '../text/layout.ts';
import type { Overview, OverviewCell } from './overview.ts';

/** A row an example, a column a method; below, what each method asks of its user and when to use it. */
export function overviewText({ methods, rows }: Overview, say: Say, mark: Mark = plain): string {
  const columns = [
    { head: say('overview.example'), align: 'left' as const },
    ...methods.map((name) => ({ head: say(`method.${name}`), align: 'right' as const })),
  ];
  const errors = rows.map(({ name, agree, cells }): Cell[] => [
    agree ? name : { text: name, role: 'bad' },
    ...methods.map((method): Cell => short(cells[method].relativeError)),
  ]);
  const costs = rows.map(({ name, cells }): Cell[] => [
    name,
    ...methods.map((method): Cell => costText(cells[method])),
  ]);
  const advice = methods.map((name): string => {
    const head = say(`method.${name}`);
    const text = `${head}  ${say(`method.${name}.effort`)} ${say(`method.${name}.when`)}`;
    return `  ${wrap(text, WIDTH - 2, '    ').replace(head, () => mark('name', head))}`;
  });
  return [
    `${mark('title', say('overview.errors'))}\n${table(columns, errors, mark)}`,
    `${mark('title', say('overview.costs'))}\n${table(columns, costs, mark)}`,
    `${mark('title', say('overview.advice'))}\n${advice.join('\n')}`,
  ].join('\n\n');
}

/** Operations, and the size of the formula behind a slash. */
function costText({ operations, formulaSize }: OverviewCell): string {
  return formulaSize === undefined ? grouped(operations) : `${grouped(operations)} / ${grouped(formulaSize)}`;
}

/** The catalogue and the tables and figures of the survey, one line an example. */
export function examplesText(say: Say, mark: Mark = plain, examples: readonly HandMade[] = catalogue): string {
  const columns = [
    { head: say('overview.example'), align: 'left' as const },
    { head: say('overview.function'), align: 'left' as const },
  ];
  const rows = examples.map(({ name, expression }): Cell[] => [
    { text: name, role: 'name' },
    expression.replaceAll('\n', ' '),
  ]);
  const exhibits = Object.entries(SURVEY).map(([name, { title }]): Cell[] => [
    { text: name, role: 'name' },
    say(title),
  ]);
  const heads = (['survey.exhibit', 'survey.what'] as const).map((key) => ({ head: say(key), align: 'left' as const }));
  return [
    table(columns, rows, mark),
    `${mark('title', wrap(say('survey.head')))}\n${table(heads, exhibits, mark)}`,
    mark('faint', say('overview.run')),
  ].join('\n\n');
}

/** The overview as plain data, a row an example. */
export function overviewJson({ methods, rows }: Overview): object {
  return { methods, examples: rows };
}
