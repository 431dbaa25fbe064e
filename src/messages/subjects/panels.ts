import type { Subject } from '../language.ts';

/** What several panels of the page share: films, pictures that move. */
export const panels = {
  'page.play': { en: 'Play', zh: '播放' },
  'page.pause': { en: 'Pause', zh: '暂停' },
  'page.toStart': { en: 'To the start', zh: '回到开头' },
  'page.stepBack': { en: 'Step back', zh: '后退一步' },
  'page.stepForward': { en: 'Step forward', zh: '前进一步' },
  'page.frame': { en: 'Frame', zh: '帧' },
  'page.still': {
    en: 'Your system asks for less motion, so nothing moves by itself.',
    zh: '系统要求减少动态效果，因此不会自动播放。',
  },
  'page.speed': { en: 'Speed', zh: '速度' },
} as const satisfies Subject;
