import { usePage } from '../app/page.ts';
import { Choice } from './Choice.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { PlayButton } from './PlayButton.tsx';
import { type Player, SPEEDS } from './usePlayer.ts';
import './player.css';

interface Props {
  readonly player: Player;
  /** What the frame shows, for those who move the slider without seeing the picture. */
  readonly frameText: string;
}

/** Reset, back, play, forward; a slider over all frames; the speed. */
export function PlayerControls({ player, frameText }: Props) {
  const { say } = usePage();
  const { frame, count, isPlaying, isStill, speed, go, toggle, setSpeed } = player;
  return (
    <div class="player">
      <div class="buttons">
        <IconButton icon="first" text={say('page.toStart')} onClick={() => go(0)} disabled={frame === 0} />
        <IconButton icon="back" text={say('page.stepBack')} onClick={() => go(frame - 1)} disabled={frame === 0} />
        {!isStill && (
          <PlayButton isPlaying={isPlaying} texts={[say('page.play'), say('page.pause')]} onClick={toggle} />
        )}
        <IconButton
          icon="forward"
          text={say('page.stepForward')}
          onClick={() => go(frame + 1)}
          disabled={frame === count}
        />
      </div>
      <input
        class="frames"
        type="range"
        min={0}
        max={count}
        value={frame}
        aria-label={say('page.frame')}
        aria-valuetext={frameText}
        onInput={({ currentTarget }) => go(Number(currentTarget.value))}
      />
      {isStill ? (
        <p class="note">{say('page.still')}</p>
      ) : (
        <Choice
          label={say('page.speed')}
          options={SPEEDS.map((value) => ({ value, text: `${value}×` }))}
          value={speed}
          onChange={setSpeed}
        />
      )}
    </div>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly text: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
}

/**
 * A button that shows a sign and says its words.
 *
 * One that can do nothing now stays in the order of the Tab key, so the focus is not lost when it gets there.
 */
export function IconButton({ icon, text, onClick, disabled = false }: ButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      title={text}
      aria-label={text}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
