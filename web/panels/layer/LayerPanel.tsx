import { usePage } from '../../app/page.ts';
import type { LayerView } from '../../jobs/layer.ts';
import { JobView } from '../../ui/JobView.tsx';
import { Withheld } from '../../ui/Withheld.tsx';
import { useJob } from '../../worker/useJob.ts';
import { Gradients } from './Gradients.tsx';
import { Operator, TensorGrid } from './TensorGrid.tsx';
import { Training } from './Training.tsx';
import './layer.css';

/** The worked example: a dense layer with its tensors, its gradient in every form, and its training. */
export default function LayerPanel() {
  const { say, hidden } = usePage();
  const job = useJob('layer', null);
  return (
    <JobView job={job}>
      {(layer: LayerView) => (
        <div class="stack layer-panel">
          <p class="lead">{say('page.layer.lead')}</p>
          <section class="card" aria-label={say('page.layer.forward')}>
            <h2>{say('page.layer.forward')}</h2>
            <div class="tensors">
              <TensorGrid name="x" grid={layer.x} />
              <Operator sign="·" />
              <TensorGrid name="w" grid={layer.w} />
              <Operator sign="+" />
              <TensorGrid name="b" grid={layer.b} />
              <Operator sign="=" />
              <TensorGrid name="z" grid={layer.z} />
            </div>
            <div class="tensors">
              <TensorGrid name="σ(z)" grid={layer.p} />
              <TensorGrid name="y" grid={layer.y} />
              <p class="loss">
                {say('page.layer.loss')} <strong class="digits">{layer.loss.toFixed(6)}</strong>
              </p>
            </div>
          </section>
          {hidden.has('values') ? <Withheld /> : <Gradients forms={layer.forms} />}
          <Training inputs={layer.x} targets={layer.y} />
        </div>
      )}
    </JobView>
  );
}
