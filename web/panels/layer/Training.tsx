import { useState } from 'preact/hooks';
import * as explain from '../../../src/explain/index.ts';
import { usePage } from '../../app/page.ts';
import type { Grid } from '../../jobs/layer.ts';
import type { TrainView } from '../../jobs/train.ts';
import { useParameter } from '../../state/address.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FailureView } from '../../ui/FailureView.tsx';
import { PlayButton } from '../../ui/PlayButton.tsx';
import { IconButton } from '../../ui/PlayerControls.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';
import { useJob } from '../../worker/useJob.ts';
import { LossCurve } from './LossCurve.tsx';
import { TensorGrid } from './TensorGrid.tsx';

/** Training ends here. */
export const LAST = 400;
const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
/** Milliseconds a step, at speed 1. */
const PAUSE = 100;
const SPEEDS = ['0.5', '1', '2', '5'] as const;
/** Steps at once, where nothing moves by itself. */
const LEAP = 10;

/** What is asked of the worker: the steps that are there already, and those to come. */
interface Run {
  readonly from: number;
  readonly until: number;
}

/** The layer in training, live: run, pause, a step, reset. */
export function Training({ inputs, targets }: { readonly inputs: Grid; readonly targets: Grid }) {
  const { say } = usePage();
  const [methodAsked, setMethod] = useParameter('layer.method', 'SGD');
  const [rateAsked, setRate] = useParameter('layer.rate', '0.3');
  const [momentumAsked, setMomentum] = useParameter('layer.momentum', '0');
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('1');
  const [run, setRun] = useState<Run>({ from: 0, until: 0 });
  const method = methodAsked === 'Adam' ? 'Adam' : 'SGD';
  const rateIndex = Math.max(
    0,
    RATES.findIndex((rate) => String(rate) === rateAsked),
  );
  const rate = RATES[rateIndex] as number;
  const momentum = momentumAsked === '0.9' ? 0.9 : 0;
  const job = useJob(
    'train',
    { method, rate, momentum, ...run, pause: PAUSE / Number(speed) },
    { limit: Number.POSITIVE_INFINITY },
  );
  const { value, failure } = job;
  const step = value?.step ?? 0;
  const isRunning = run.until > run.from + 1 && step < run.until;
  const isStill = useReducedMotion();
  /** To a step, with those between not shown. */
  const leap = (to: number): void => setRun({ from: Math.min(LAST, to), until: Math.min(LAST, to) });
  const restart = (): void => setRun({ from: 0, until: 0 });
  return (
    <section class="card training" aria-label={say('page.layer.training')}>
      <h2>{say('page.layer.training')}</h2>
      <p class="note">{say('page.layer.trainingLead')}</p>
      <div class="toolbar">
        <Choice
          label={say('page.layer.method')}
          options={[
            { value: 'SGD', text: 'SGD' },
            { value: 'Adam', text: 'Adam' },
          ]}
          value={method}
          onChange={(next) => {
            setMethod(next);
            restart();
          }}
        />
        {method === 'SGD' && (
          <Choice
            label={say('page.layer.momentum')}
            options={['0', '0.9'].map((text) => ({ value: text, text }))}
            value={String(momentum)}
            onChange={(next) => {
              setMomentum(next);
              restart();
            }}
          />
        )}
        <div class="rate">
          <Slider
            label={say('page.layer.rate')}
            index={rateIndex}
            count={RATES.length}
            text={String(rate)}
            onChange={(index) => {
              setRate(String(RATES[index]));
              restart();
            }}
          />
        </div>
        {!isStill && (
          <Choice
            label={say('page.speed')}
            options={SPEEDS.map((text) => ({ value: text, text: `${text}×` }))}
            value={speed}
            onChange={(next) => {
              if (isRunning) setRun({ from: step, until: LAST });
              setSpeed(next);
            }}
          />
        )}
      </div>
      <div class="run-buttons">
        {isStill ? (
          <button type="button" class="primary" aria-disabled={step >= LAST} onClick={() => leap(step + LEAP)}>
            {say('page.layer.leap', { count: LEAP })}
          </button>
        ) : (
          <PlayButton
            isPlaying={isRunning}
            texts={[say('page.layer.run'), say('page.pause')]}
            disabled={step >= LAST}
            onClick={() => setRun({ from: step, until: isRunning ? step : LAST })}
          />
        )}
        <IconButton
          icon="forward"
          text={say('page.layer.step')}
          disabled={step >= LAST}
          onClick={() => setRun({ from: step, until: Math.min(LAST, step + 1) })}
        />
        <IconButton icon="reset" text={say('page.layer.reset')} onClick={restart} />
        <p class="digits progress" role={isRunning ? undefined : 'status'}>
          {say('page.layer.at', { step, loss: lossText(value) })}
        </p>
      </div>
      {isStill && <p class="note">{say('page.still')}</p>}
      {failure !== undefined && <FailureView failure={failure} />}
      {value !== undefined && (
        <>
          <div class="live">
            <LossCurve losses={value.losses} last={LAST} />
            <div class="tensors">
              <TensorGrid name="w" grid={value.w} most={4} />
              <TensorGrid name="∂L/∂w" grid={value.byW} most={0.3} digits={4} />
              <TensorGrid name="b" grid={value.b} most={4} />
              <TensorGrid name="∂L/∂b" grid={value.byB} most={0.3} digits={4} />
              <TensorGrid name="x" grid={inputs} most={4} />
              <TensorGrid name="z" grid={value.z} most={4} />
              <TensorGrid name="σ(z)" grid={value.p} most={1} />
              <TensorGrid name="y" grid={targets} most={1} />
            </div>
          </div>
          <DataTable
            summary={say('page.asTable')}
            heads={[say('page.layer.stepHead'), say('page.layer.loss')]}
            numeric={[0, 1]}
            rows={value.losses.flatMap((loss, i) => (i % 10 === 0 ? [[i, explain.brief(loss)]] : []))}
          />
        </>
      )}
    </section>
  );
}

function lossText(value: TrainView | undefined): string {
  return value === undefined ? '…' : value.loss.toFixed(6);
}
