import type { Subject } from '../language.ts';

/** The frame of the page: the question, tabs, work in progress. */
export const page = {
  'page.tagline': { en: 'One derivative, every way to it', zh: '一个导数，多种求法' },
  'page.function': { en: 'Function', zh: '函数' },
  'page.functionHint': {
    en: 'For example x^2*sin(x), sin²x, √x, or a = 2; f(x) = a*x. A point and variables are found as you type.',
    zh: '例如 x^2*sin(x)、sin²x、√x，或 a = 2; f(x) = a*x。输入时自动识别变量并选取点。',
  },
  'page.reading': { en: 'Read as', zh: '识别为' },
  'page.at': { en: 'at {name} =', zh: '取点 {name} =' },
  'page.by': { en: 'by', zh: '对' },
  'page.order': { en: 'order', zh: '阶数' },
  'page.more': { en: 'Methods and digits', zh: '方法与位数' },
  'page.methods': { en: 'methods', zh: '方法' },
  'page.digits': { en: 'digits of the reference', zh: '参考值位数' },
  'page.examples': { en: 'Try', zh: '试试' },
  'page.light': { en: 'Light', zh: '浅色' },
  'page.dark': { en: 'Dark', zh: '深色' },
  'page.views': { en: 'Views', zh: '视图' },
  'page.compare': { en: 'Compare', zh: '对比' },
  'page.steps': { en: 'Steps', zh: '步骤' },
  'page.busy': { en: 'Computing …', zh: '正在计算……' },
  'page.cancel': { en: 'Cancel', zh: '取消' },
  'page.cancelled': { en: 'Cancelled.', zh: '已取消。' },
  'page.tooLong': {
    en: 'This takes longer than {seconds} seconds and was stopped.',
    zh: '计算超过 {seconds} 秒，已停止。',
  },
  'page.simpler': { en: 'Try a shorter expression or a lower order.', zh: '请试用更短的表达式或更低的阶数。' },
  'page.seeAbove': { en: 'The input above needs a change first.', zh: '请先修改上面的输入。' },
  'page.secret': { en: 'hidden', zh: '已隐藏' },
  'page.withheld': { en: 'Hidden by your teacher.', zh: '老师已将此处隐藏。' },
  'page.foot': {
    en: 'Everything is computed in your browser; nothing is sent anywhere.',
    zh: '一切计算都在浏览器中进行，不会发送任何数据。',
  },
  'teacher.title': { en: 'Teacher', zh: '教师' },
  'teacher.hide': { en: 'Hide from students', zh: '对学生隐藏' },
  'teacher.formulas': { en: 'derivatives as formulas', zh: '导数公式' },
  'teacher.values': { en: 'derivatives as numbers', zh: '导数数值' },
  'teacher.steps': { en: 'the steps (hints stay)', zh: '解题步骤（保留提示）' },
  'teacher.solutions': { en: 'solutions of exercises', zh: '练习的解答' },
  'teacher.note': {
    en: 'The link carries this choice. It keeps an honest student honest, no more.',
    zh: '链接会带上这一选择。它只是提醒学生自觉，并不能防止查看。',
  },
} as const satisfies Subject;
