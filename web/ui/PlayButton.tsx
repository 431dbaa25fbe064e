import { Icon } from './Icon.tsx';

interface Props {
  readonly isPlaying: boolean;
  /** What it says while it does not play, and while it does. */
  readonly texts: readonly [start: string, pause: string];
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/** Starts what goes by itself, and pauses it. */
export function PlayButton({ isPlaying, texts, onClick, disabled = false }: Props) {
  return (
    <button type="button" class="primary play" aria-disabled={disabled} onClick={disabled ? undefined : onClick}>
      <Icon name={isPlaying ? 'pause' : 'play'} />
      {texts[isPlaying ? 1 : 0]}
    </button>
  );
}
