import type { Subject } from '../language.ts';

/** What the command line says beside its reports. */
export const cli = {
  'serve.building': {
    en: 'The page is not built yet; this takes a few seconds, once.',
    zh: '页面尚未构建；首次构建需要几秒钟。',
  },
  'serve.listening': { en: 'Fluxion is at {url} (stop with Ctrl+C).', zh: 'Fluxion 位于 {url} （按 Ctrl+C 停止）。' },
  'cli.written': { en: 'Written: {file}', zh: '已写入：{file}' },
} as const satisfies Subject;
