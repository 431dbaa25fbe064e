import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { SchemeView, StepErrorsView } from '../../jobs/stepErrors.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { Legend, Mark } from '../../ui/plot/Mark.tsx';
import { Plot } from '../../ui/plot/Plot.tsx';
import { type Area, linePath, nearestIndex } from '../../ui/plot/scale.ts';
import { Slider } from '../../ui/Slider.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { Along } from './Along.tsx';

type Points = SchemeView['points'];

/** The V: the error of a difference quotient falls with the step until round-off takes over. */
export function StepErrors({ problem }: PanelProps) {
  const [by] = useParameter('curves.by', '');
  const job = useJob('stepErrors', { problem, variable: by });
  return <JobView job={job}>{(errors) => <Shown errors={errors} />}</JobView>;
}

function Shown({ errors }: { readonly errors: StepErrorsView }) {
  const { say, hidden } = usePage();
  const { steps, schemes, variables, variable, derivative, title } = errors;
  const [by, setBy] = useParameter('curves.by', '');
  const [asked, setScheme] = useParameter('curves.scheme', 'central');
  const [exponent, setExponent] = useParameter('curves.h', '-2');
  const chosen = Math.max(
    0,
    schemes.findIndex(({ scheme }) => scheme === asked),
  );
  const scheme = schemes[chosen];
  // Steps fall, the slider goes right to larger ones.
  const rising = [...steps].reverse();
  const wanted = Number(exponent);
  const at = nearestIndex(
    rising.map((step) => Math.log10(step)),
    Number.isFinite(wanted) ? wanted : -2,
  );
  const step = rising[at] as number;
  const here = scheme?.points.find((point) => point.step === step);
  if (scheme === undefined) return <p class="note">{say('page.curves.noScheme')}</p>;
  const number = (value: number): string => (hidden.has('values') ? '?' : String(value));
  return (
    <div class="stack">
      <div class="toolbar">
        <Along variables={variables} value={variables.includes(by) ? by : variable} onChange={setBy} />
        <Choice
          label={say('page.curves.scheme')}
          options={schemes.map((one) => ({ value: one.scheme, text: one.name }))}
          value={scheme.scheme}
          onChange={setScheme}
        />
      </div>
      <ErrorPlot
        errors={errors}
        chosen={chosen}
        step={step}
        name={together(`${title}.`, ...schemes.map((one) => bestText(one)))}
        onStep={(h) => setExponent(String(Number(Math.log10(nearest(rising, h)).toFixed(2))))}
      />
      <Legend items={schemes.map(({ name }, series) => ({ name, series }))} />
      <div class="tangent-reading">
        <Slider
          label={say('plot.step')}
          index={at}
          count={rising.length}
          text={`h = ${explain.short(step)}`}
          onChange={(i) => setExponent(String(Number(Math.log10(rising[i] as number).toFixed(2))))}
        />
        {here === undefined ? (
          <p class="note">{say('page.curves.leavesDomain')}</p>
        ) : (
          <dl class="facts">
            <div class="fact">
              <dt>{say('page.curves.quotient')}</dt>
              <dd class="digits">{number(here.quotient)}</dd>
            </div>
            <div class="fact">
              <dt>{say('page.curves.exact')}</dt>
              <dd class="digits">{number(derivative)}</dd>
            </div>
            <div class="fact">
              <dt>{say('plot.error')}</dt>
              <dd class="digits">{explain.short(here.error)}</dd>
            </div>
          </dl>
        )}
      </div>
      <p class="why">
        {together(
          here === undefined ? undefined : sideText(step, scheme),
          say('page.curves.vee', { accuracy: scheme.accuracy }),
          bestText(scheme),
        )}
      </p>
      <DataTable
        summary={say('page.asTable')}
        heads={[say('plot.step'), ...schemes.map(({ name }) => name)]}
        numeric={[0, ...schemes.map((_, i) => i + 1)]}
        rows={steps.map((h) => [
          explain.short(h),
          ...schemes.map(({ points }) => {
            const point = points.find((one) => one.step === h);
            return point === undefined ? '–' : explain.short(point.error);
          }),
        ])}
      />
    </div>
  );

  /** Sentences one after the other. */
  function together(...sentences: readonly (string | undefined)[]): string {
    return sentences
      .filter((sentence) => sentence !== undefined)
      .reduce((first, second) => say('text.sentences', { first, second }));
  }

  function bestText({ name, best }: SchemeView): string {
    return say('plot.best', { scheme: name, step: explain.short(best.step), error: explain.short(best.error) });
  }

  function sideText(h: number, { best }: SchemeView): string {
    const ratio = h / best.step;
    if (ratio > 4) return say('page.curves.right', { step: explain.short(h) });
    if (ratio < 0.25) return say('page.curves.left', { step: explain.short(h) });
    return say('page.curves.bottom', { step: explain.short(h) });
  }
}

function nearest(rising: readonly number[], value: number): number {
  const places = rising.map((step) => Math.log10(step));
  return rising[nearestIndex(places, Math.log10(value))] as number;
}

interface PlotProps {
  readonly errors: StepErrorsView;
  readonly chosen: number;
  readonly step: number;
  readonly name: string;
  readonly onStep: (step: number) => void;
}

function ErrorPlot({ errors, chosen, step, name, onStep }: PlotProps) {
  const { say } = usePage();
  const { schemes, steps } = errors;
  const positive = schemes.flatMap(({ points }) => points.map(({ error }) => error)).filter((error) => error > 0);
  const [least, most] = [Math.min(...positive, 1), Math.max(...positive, 1e-15)];
  // A logarithmic axis has no place for an error of exactly 0: it stands at the bottom.
  const floor = 10 ** Math.floor(Math.log10(least));
  const high = Math.min(Math.ceil(Math.log10(most)), 8);
  return (
    <Plot
      file="step-error"
      class="error-plot"
      name={name}
      x={{ label: say('plot.step'), scale: 'log' }}
      y={{ label: say('plot.error'), scale: 'log' }}
      xRange={{ low: Math.log10(steps.at(-1) as number), high: Math.log10(steps[0] as number) }}
      yRange={{ low: Math.log10(floor) - 0.5, high }}
      height={(width) => Math.max(260, Math.min(420, width * 0.52))}
      on={(area) => ({
        onPointerDown: (event) => onStep(area.valueAt(event.offsetX)),
        onPointerMove: (event) => {
          if (event.buttons > 0 || event.pointerType === 'mouse') onStep(area.valueAt(event.offsetX));
        },
      })}
    >
      {(area) => (
        <>
          <path class="cursor" d={`M${area.across(step).toFixed(1)} ${area.top}v${area.height}`} />
          {schemes.map(({ scheme, points }, i) => (
            <path
              key={scheme}
              class={`curve s${i}${i === chosen ? ' chosen' : ' other'}`}
              d={linePath(pairs(points, floor), area)}
            />
          ))}
          {schemes[chosen] !== undefined && (
            <Chosen scheme={schemes[chosen]} index={chosen} area={area} step={step} floor={floor} />
          )}
        </>
      )}
    </Plot>
  );
}

interface ChosenProps {
  readonly scheme: SchemeView;
  readonly index: number;
  readonly area: Area;
  readonly step: number;
  readonly floor: number;
}

/** The optimum of the chosen scheme with a word beside it, and the error at the chosen step. */
function Chosen({ scheme: { best, points }, index, area, step, floor }: ChosenProps) {
  const here = points.find((point) => point.step === step);
  const [x, y] = [area.across(best.step), area.down(Math.max(best.error, floor))];
  const isRight = x + 100 > area.left + area.width;
  return (
    <>
      <circle class={`optimum s${index}`} cx={x} cy={y} r={9} />
      <text class="optimum-text" x={isRight ? x - 14 : x + 14} y={y + 4} text-anchor={isRight ? 'end' : 'start'}>
        h = {explain.short(best.step)}
      </text>
      {here !== undefined && <Mark series={index} x={area.across(step)} y={area.down(Math.max(here.error, floor))} />}
    </>
  );
}

function pairs(points: Points, floor: number): (readonly [number, number])[] {
  return points.map(({ step, error }) => [step, Math.max(error, floor)] as const);
}
