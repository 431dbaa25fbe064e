import { useState } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { CurveView } from '../../jobs/curve.ts';
import { setParameters, useParameters } from '../../state/address.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { Formula } from '../../ui/Formula.tsx';
import { JobView } from '../../ui/JobView.tsx';
import { IconButton } from '../../ui/PlayerControls.tsx';
import { nearestIndex } from '../../ui/plot/scale.ts';
import { Slider } from '../../ui/Slider.tsx';
import { useJob } from '../../worker/useJob.ts';
import type { PanelProps } from '../panel.ts';
import { Along } from './Along.tsx';
import { TangentPlot } from './TangentPlot.tsx';

/** f and f' along one variable, with a tangent that follows. */
export function FunctionCurve({ problem }: PanelProps) {
  const parameters = useParameters();
  const job = useJob('curve', {
    problem,
    variable: parameters['curves.by'] ?? '',
    low: numberOf(parameters['curves.low']),
    high: numberOf(parameters['curves.high']),
  });
  return <JobView job={job}>{(curve) => <Shown curve={curve} />}</JobView>;
}

function numberOf(text: string | undefined): number | null {
  const value = Number(text);
  return text === undefined || !Number.isFinite(value) ? null : value;
}

function Shown({ curve }: { readonly curve: CurveView }) {
  const { say, hidden } = usePage();
  const { xs, low, high, at, variables, variable, f, derivative } = curve;
  const [x, setX] = useState(at);
  const [followed, setFollowed] = useState(at);
  // A new point takes the tangent along.
  if (followed !== at) {
    setFollowed(at);
    setX(at);
  }
  const index = nearestIndex(xs, x);
  const here = xs[index] as number;
  const [value, slope] = [f[index] as number, derivative[index] as number];
  const number = (y: number): string => (hidden.has('values') ? '?' : numberText(y));
  const placeText = `${variable} = ${explain.brief(here)}`;
  const show = (ends: readonly [number, number] | undefined): void =>
    setParameters({
      'curves.low': ends === undefined ? undefined : String(Number(ends[0].toPrecision(6))),
      'curves.high': ends === undefined ? undefined : String(Number(ends[1].toPrecision(6))),
    });
  const zoom = (factor: number): void => show([here - (here - low) * factor, here + (high - here) * factor]);
  const pan = (share: number): void => show([low + share * (high - low), high + share * (high - low)]);
  const every = Math.max(1, Math.round(xs.length / 40));
  return (
    <div class="stack">
      <div class="toolbar">
        <Along
          variables={variables}
          value={variable}
          onChange={(name) => setParameters({ 'curves.by': name, 'curves.low': undefined, 'curves.high': undefined })}
        />
        <fieldset class="view-buttons" aria-label={say('page.curves.section')}>
          <IconButton icon="left" text={say('page.panLeft')} onClick={() => pan(-0.25)} />
          <IconButton icon="minus" text={say('page.zoomOut')} onClick={() => zoom(2)} />
          <IconButton icon="plus" text={say('page.zoomIn')} onClick={() => zoom(0.5)} />
          <IconButton icon="right" text={say('page.panRight')} onClick={() => pan(0.25)} />
          <IconButton icon="reset" text={say('page.resetView')} onClick={() => show(undefined)} />
        </fieldset>
      </div>
      <TangentPlot
        curve={curve}
        index={index}
        onPlace={setX}
        onPan={(offset) => show([low + offset, high + offset])}
        name={say('page.curves.functionName', {
          f: curve.formula.text,
          variable,
          low: explain.brief(low),
          high: explain.brief(high),
        })}
      />
      <div class="tangent-reading">
        <Slider
          label={say('page.curves.place')}
          index={index}
          count={xs.length}
          text={placeText}
          onChange={(i) => setX(xs[i] as number)}
        />
        <dl class="facts" aria-live="off">
          <div class="fact f">
            <dt>
              <Formula {...curve.name} />
            </dt>
            <dd class="digits">{numberText(value)}</dd>
          </div>
          <div class="fact slope">
            <dt>
              <Formula {...curve.derivativeName} />
            </dt>
            <dd class="digits">{number(slope)}</dd>
          </div>
          <div class="fact tangent">
            <dt>{say('page.curves.tangent')}</dt>
            <dd class="digits">{hidden.has('values') ? '?' : lineText(here, value, slope, variable)}</dd>
          </div>
        </dl>
      </div>
      {curve.held.length > 0 && <p class="note">{say('page.curves.held', { held: curve.held.join(', ') })}</p>}
      {!hidden.has('formulas') && (
        <p class="named-formula">
          <Formula {...curve.derivativeName} large /> = <Formula {...curve.derivativeFormula} large />
        </p>
      )}
      <DataTable
        summary={say('page.asTable')}
        heads={[variable, curve.name.text, curve.derivativeName.text]}
        numeric={[0, 1, 2]}
        rows={xs.flatMap((place, i) =>
          i % every === 0 ? [[explain.brief(place), numberText(f[i] as number), number(derivative[i] as number)]] : [],
        )}
      />
    </div>
  );
}

/** A number; a dash where there is none. */
function numberText(y: number): string {
  return Number.isNaN(y) ? '–' : explain.brief(y);
}

/** `y = 0.84 + 2.22 (x − 1)`. */
function lineText(x: number, value: number, slope: number, variable: string): string {
  if (!Number.isFinite(value) || !Number.isFinite(slope)) return '–';
  const sign = slope < 0 ? '−' : '+';
  const shift = x === 0 ? variable : `(${variable} ${x < 0 ? '+' : '−'} ${explain.brief(Math.abs(x))})`;
  return `y = ${explain.brief(value)} ${sign} ${explain.brief(Math.abs(slope))}${shift}`;
}
