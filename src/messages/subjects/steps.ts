import type { Subject } from '../language.ts';

/** Derivations, hints and other ways. */
export const steps = {
  'steps.rule': { en: '{rule}', zh: '{rule}' },
  'steps.chainWith': { en: 'chain rule, {rule}', zh: '链式法则，{rule}' },
  'steps.derivativeOf': { en: 'derivative of {function}', zh: '{function} 的导数' },
  'steps.chainOf': { en: 'chain rule, derivative of {function}', zh: '链式法则，{function} 的导数' },
  'steps.collected': { en: 'multiply out numbers, collect like terms', zh: '整理系数，合并同类项' },
  'steps.identity': { en: 'because {left} = {right}', zh: '因为 {left} = {right}' },
  'steps.ordered': { en: 'put in order', zh: '整理顺序' },
  'steps.simplified': { en: 'simplify', zh: '化简' },
  'steps.title': { en: 'Step by step, by {variable}', zh: '逐步求导，对 {variable}' },
  'steps.orderTitle': { en: 'Derivative {order}', zh: '第 {order} 阶导数' },
  'steps.unsimplified': { en: 'Nothing is left to differentiate.', zh: '求导完毕。' },
  'steps.otherWay': { en: 'Another way: {way}', zh: '另一种方法：{way}' },
  'steps.positive': {
    en: 'The logarithms ask for positive factors; the result holds wherever both sides exist.',
    zh: '取对数要求各因子为正；结果在两边都有意义之处成立。',
  },
  'steps.hint': { en: 'Next: {rule}.', zh: '下一步：{rule}。' },
  'steps.with': { en: 'with {bindings}', zh: '其中 {bindings}' },
  'steps.done': { en: 'Nothing is left to differentiate; simplify.', zh: '已无可求导之处，请化简。' },
  'steps.nothingLeft': { en: 'Nothing is left to differentiate.', zh: '已无可求导之处。' },
} as const satisfies Subject;
