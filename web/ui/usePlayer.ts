import { useEffect, useState } from 'preact/hooks';
import { useReducedMotion } from './useReducedMotion.ts';

/** A film of `count` frames beside the empty one: 0 shows nothing yet, `count` everything. */
export interface Player {
  readonly frame: number;
  readonly count: number;
  readonly isPlaying: boolean;
  /** It never plays by itself: there are its single frames. */
  readonly isStill: boolean;
  readonly speed: Speed;
  readonly go: (frame: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

export const SPEEDS = ['0.5', '1', '2', '4'] as const;

export type Speed = (typeof SPEEDS)[number];

/** How long a frame stays at speed 1, in milliseconds. */
const FRAME = 1000;

/** Plays frames one after the other; begins at the end, where everything shows. */
export function usePlayer(count: number, film: unknown): Player {
  const [frame, setFrame] = useState(count);
  const isStill = useReducedMotion();
  const [isAsked, setPlaying] = useState(false);
  const isPlaying = isAsked && !isStill;
  const [speed, setSpeed] = useState<Speed>('1');
  const [shown, setShown] = useState(film);
  // Another film begins at its end too, and at once: no frame of the old one is looked up in it.
  const isNew = shown !== film;
  if (isNew) {
    setShown(film);
    setFrame(count);
    setPlaying(false);
  }
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => {
      setFrame(Math.min(frame + 1, count));
      if (frame + 1 >= count) setPlaying(false);
    }, FRAME / Number(speed));
    return () => clearTimeout(timer);
  }, [isPlaying, frame, count, speed]);
  return {
    frame: isNew ? count : Math.min(frame, count),
    count,
    isPlaying,
    isStill,
    speed,
    go: (to) => {
      setPlaying(false);
      setFrame(Math.max(0, Math.min(count, to)));
    },
    toggle: () => {
      if (!isPlaying && frame >= count) setFrame(0);
      setPlaying(!isPlaying);
    },
    setSpeed,
  };
}
