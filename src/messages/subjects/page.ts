import type { Subject } from '../language.ts';

/** The frame of the page: input, tabs, work in progress. */
export const page = {
  'page.function': { en: 'Function', zh: '函数' },
  'page.views': { en: 'Views', zh: '视图' },
  'page.compare': { en: 'Compare', zh: '对比' },
  'page.busy': { en: 'Computing …', zh: '正在计算……' },
  'page.cancel': { en: 'Cancel', zh: '取消' },
  'page.cancelled': { en: 'Cancelled.', zh: '已取消。' },
  'page.tooLong': {
    en: 'This takes longer than {seconds} seconds and was stopped.',
    zh: '计算超过 {seconds} 秒，已停止。',
  },
  'page.simpler': { en: 'Try a shorter expression or a lower order.', zh: '请试用更短的表达式或更低的阶数。' },
  'page.withheld': { en: 'Hidden by your teacher.', zh: '老师已将此处隐藏。' },
} as const satisfies Subject;
