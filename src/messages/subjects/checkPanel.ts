import type { Subject } from '../language.ts';

/** The panel where answers are checked. */
export const checkPanel = {
  'page.check': { en: 'Check', zh: '检验' },
  'page.check.what': { en: 'Check', zh: '检验' },
  'page.check.own': { en: 'My derivative', zh: '我的导数' },
  'page.check.practice': { en: 'Practice', zh: '练习' },
  'page.check.lead': {
    en: 'Work it out by hand, then type your derivative of the function above. Any form of it counts; where it is wrong, the likely mistake is named.',
    zh: '先手算，再输入上面函数的导数。形式不限；若有误，会指出可能的错因。',
  },
  'page.check.practiceLead': {
    en: 'An exercise, a hint if you want one, and your answer checked. The same topic, level and number give the same exercise to everybody.',
    zh: '一道练习，可看提示，并检验你的答案。主题、难度与题号相同，则人人题目相同。',
  },
  'page.check.by': { en: 'By', zh: '对' },
  'page.check.first': { en: 'Your derivative', zh: '你的导数' },
  'page.check.answer': { en: 'Your derivative of order {order}', zh: '你的 {order} 阶导数' },
  'page.check.yourAnswer': { en: 'Your answer', zh: '你的答案' },
  'page.check.placeholder': { en: 'for example 2x cos(x)', zh: '例如 2x cos(x)' },
  'page.check.check': { en: 'Check', zh: '检验' },
  'page.check.readAs': { en: 'Read as', zh: '识别为' },
  'page.check.shorter': { en: 'A shorter form:', zh: '更简的形式：' },
  'page.check.unknown': {
    en: 'No common mistake leads to it. The Steps view shows the way, line by line.',
    zh: '没有找到能解释它的常见错误。可在“步骤”视图中查看逐步推导。',
  },
  'page.check.show': { en: 'Show the derivative', zh: '显示导数' },
  'page.check.hide': { en: 'Hide the derivative', zh: '隐藏导数' },
  'page.check.topic': { en: 'Topic', zh: '主题' },
  'page.check.level': { en: 'Level', zh: '难度' },
  'page.check.number': { en: 'Exercise no.', zh: '题号' },
  'page.check.score': { en: 'Solved {right} of {of}', zh: '答对 {right} 题，共 {of} 题' },
  'page.check.inARow': { en: '{count} in a row', zh: '连续 {count} 题' },
  'page.check.hint': { en: 'Hint', zh: '提示' },
  'page.check.solution': { en: 'Solution', zh: '解答' },
  'page.check.next': { en: 'Next exercise', zh: '下一题' },
} as const satisfies Subject;
