import { useId } from 'preact/hooks';
import './choice.css';

interface Props {
  readonly label: string;
  /** The place among `count` places, from 0. */
  readonly index: number;
  readonly count: number;
  /** What the place stands for, shown and read aloud. */
  readonly text: string;
  readonly onChange: (index: number) => void;
}

/** A slider over a row of values; arrow keys go to the next one. */
export function Slider({ label, index, count, text, onChange }: Props) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(0, count - 1)}
        step={1}
        value={index}
        aria-valuetext={text}
        onInput={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
    </div>
  );
}
