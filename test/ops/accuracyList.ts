/** The worst relative error of every function over its sample boxes, largest first: npx tsx test/ops/accuracyList.ts [points] */
import { table } from '../../src/ops/index.ts';
import { accuracyOf } from './accuracy.ts';

const count = Number(process.argv[2] ?? 60);
const rows = [...table.values()].flatMap((op) => accuracyOf(op, count) ?? []);
rows.sort((a, b) => b.error - a.error);
for (const { name, error, at, condition } of rows) {
  console.log(
    `${name.padEnd(18)} ${error.toExponential(1)}  condition ${condition.toExponential(1)}  at ${at.join(', ')}`,
  );
}
