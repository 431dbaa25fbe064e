import type { Subject } from '../language.ts';

/** What the command line says beside its reports. */
export const cli = {
  'cli.written': { en: 'Written: {file}', zh: '已写入：{file}' },
} as const satisfies Subject;
