import { useState } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { FieldView } from '../../jobs/field.ts';
import { setParameters, useParameters } from '../../state/address.ts';
import type { Problem } from '../../state/problem.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { IconButton } from '../../ui/PlayerControls.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useJob } from '../../worker/useJob.ts';
import { FieldPlot } from './FieldPlot.tsx';

interface Props {
  readonly problem: Problem;
  readonly variables: readonly string[];
  readonly expression: string;
}

const REACH = 3;

/** Level curves and the gradient along two of the variables. */
export function Field({ problem, variables, expression }: Props) {
  const { say } = usePage();
  const parameters = useParameters();
  const across = pick(variables, parameters['variables.across']);
  const up = pick(
    variables.filter((name) => name !== across),
    parameters['variables.up'],
  );
  const asked = Number(parameters['variables.reach']);
  const reach = asked > 0 && Number.isFinite(asked) ? asked : REACH;
  const zoom = (factor: number): void =>
    setParameters({ 'variables.reach': String(Number((reach * factor).toPrecision(4))) });
  const job = useJob('field', { problem, across, up, reach });
  return (
    <section class="stack" aria-label={say('page.variables.field')}>
      <h2>{say('page.variables.field')}</h2>
      <div class="toolbar">
        {variables.length > 2 && (
          <>
            <Axis label={say('page.variables.across')} name="variables.across" options={variables} value={across} />
            <Axis
              label={say('page.variables.up')}
              name="variables.up"
              options={variables.filter((name) => name !== across)}
              value={up}
            />
          </>
        )}
        <fieldset class="view-buttons" aria-label={say('page.curves.section')}>
          <IconButton icon="minus" text={say('page.zoomOut')} onClick={() => zoom(2)} />
          <IconButton icon="plus" text={say('page.zoomIn')} onClick={() => zoom(0.5)} />
          <IconButton
            icon="reset"
            text={say('page.resetView')}
            onClick={() => setParameters({ 'variables.reach': undefined })}
          />
        </fieldset>
      </div>
      <JobView job={job}>{(field) => <Shown field={field} expression={expression} />}</JobView>
    </section>
  );
}

function pick(names: readonly string[], asked: string | undefined): string {
  return names.find((name) => name === asked) ?? (names[0] as string);
}

interface AxisProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly string[];
  readonly value: string;
}

function Axis({ label, name, options, value }: AxisProps) {
  return (
    <Choice
      label={label}
      options={options.map((option) => ({ value: option, text: option }))}
      value={value}
      onChange={(chosen) => setParameters({ [name]: chosen })}
    />
  );
}

/** A place in the square, by column and row. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

function Shown({ field, expression }: { readonly field: FieldView; readonly expression: string }) {
  const { say, hidden } = usePage();
  const { across, up, xs, ys, f, slopeAcross, slopeUp, held, levels } = field;
  const middle = (xs.length - 1) / 2;
  const [place, setPlace] = useState<Place>({ column: middle, row: middle });
  const { column, row } = place;
  const k = row * xs.length + column;
  const [x, y] = [xs[column] as number, ys[row] as number];
  const [value, gx, gy] = [f[k] as number, slopeAcross[k] as number, slopeUp[k] as number];
  const number = (n: number): string => (hidden.has('values') ? '?' : explain.brief(n));
  const [first, second] = levels;
  const facts = [
    { name: 'f', text: explain.brief(value) },
    { name: `∂f/∂${across}`, text: number(gx) },
    { name: `∂f/∂${up}`, text: number(gy) },
    { name: say('page.variables.steepness'), text: number(Math.hypot(gx, gy)) },
  ];
  const every = Math.floor(xs.length / 6);
  return (
    <div class="stack">
      <div class="field-and-reading">
        <FieldPlot
          field={field}
          place={place}
          onPlace={setPlace}
          name={say('page.variables.pictureName', {
            f: expression,
            across,
            up,
            low: explain.brief(levels[0]?.value ?? value),
            high: explain.brief(levels.at(-1)?.value ?? value),
          })}
        />
        <div class="stack">
          <Slider
            label={across}
            index={column}
            count={xs.length}
            text={`${across} = ${explain.brief(x)}`}
            onChange={(next) => setPlace({ column: next, row })}
          />
          <Slider
            label={up}
            index={row}
            count={ys.length}
            text={`${up} = ${explain.brief(y)}`}
            onChange={(next) => setPlace({ column, row: next })}
          />
          <dl class="facts field-facts">
            {facts.map(({ name, text }) => (
              <div class="fact" key={name}>
                <dt>{name}</dt>
                <dd class="digits">{text}</dd>
              </div>
            ))}
          </dl>
          <p class="why">{say('page.variables.perpendicular')}</p>
          {first !== undefined && second !== undefined && (
            <p class="note">
              {say('page.variables.levels', {
                step: explain.brief(Number((second.value - first.value).toPrecision(6))),
                low: explain.brief(first.value),
                high: explain.brief(levels.at(-1)?.value ?? 0),
              })}
            </p>
          )}
          {held.length > 0 && <p class="note">{say('page.curves.held', { held: held.join(', ') })}</p>}
        </div>
      </div>
      <DataTable
        summary={say('page.asTable')}
        heads={[across, up, 'f', `∂f/∂${across}`, `∂f/∂${up}`]}
        numeric={[0, 1, 2, 3, 4]}
        rows={ys.flatMap((rowY, j) =>
          j % every !== 0
            ? []
            : xs.flatMap((columnX, i) => {
                const at = j * xs.length + i;
                if (i % every !== 0) return [];
                return [
                  [
                    explain.brief(columnX),
                    explain.brief(rowY),
                    explain.brief(f[at] as number),
                    number(slopeAcross[at] as number),
                    number(slopeUp[at] as number),
                  ],
                ];
              }),
        )}
      />
    </div>
  );
}
