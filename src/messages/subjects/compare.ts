import type { Subject } from '../language.ts';

/** The methods side by side, on the page. */
export const compare = {
  'compare.caption': { en: 'The derivative by every method', zh: '各方法求得的导数' },
  'compare.value': { en: 'value of f', zh: '函数值' },
  'compare.reference': { en: '{digits} digits, each certain', zh: '{digits} 位，每一位都可靠' },
  'compare.agreeOthers': { en: 'The other methods agree: {count}.', zh: '其余 {count} 种方法结果一致。' },
  'compare.agree': { en: 'All {count} methods agree.', zh: '{count} 种方法结果一致。' },
  'compare.differ': { en: 'The methods do not all agree.', zh: '各种方法结果不一致。' },
  'compare.right': { en: 'The method is right.', zh: '该方法结果正确。' },
  'compare.wrong': { en: 'The method is wrong.', zh: '该方法结果有误。' },
  'compare.uncertain': { en: 'Digits with a wavy line differ from the reference.', zh: '带波浪线的数字与参考值不符。' },
  'compare.notes': { en: 'What the numbers show', zh: '这些数字说明了什么' },
  'compare.sentences': { en: 'What each number means', zh: '每个数字的含义' },
  'compare.others': { en: 'Other difference quotients', zh: '其他差商' },
  'compare.scheme': { en: 'scheme', zh: '格式' },
  'compare.step': { en: 'step h', zh: '步长 h' },
  'compare.worst': { en: 'Worst by {variable}: ', zh: '对 {variable} 误差最大：' },
  'compare.noReference': { en: '{value} has no reference to be judged by.', zh: '{value} 没有可供比较的参考值。' },
  'compare.allRight': {
    en: '{value} is the double nearest to the true derivative.',
    zh: '{value} 是最接近真实导数的双精度数。',
  },
  'compare.someRight': {
    en: '{value} has {count} right {count|digit|digits}; the rest is lost.',
    zh: '{value} 有 {count} 位正确，其余已丢失。',
  },
  'compare.noneRight': { en: '{value} has no digit of the reference.', zh: '{value} 与参考值没有一位相同。' },
  'compare.errorNone': { en: 'Its relative error is 0.', zh: '相对误差为 0。' },
  'compare.errorSome': {
    en: 'A relative error of {error} leaves about {digits} {digits|digit|digits}.',
    zh: '相对误差 {error}，约保留 {digits} 位有效数字。',
  },
  'compare.errorLarge': { en: 'Its relative error, {error}, leaves nothing.', zh: '相对误差 {error}，没有有效数字。' },
  'compare.errorUnknown': { en: 'Its error cannot be told.', zh: '误差无法判断。' },
  'compare.ownEstimate': { en: 'Its own estimate of the error is {error}.', zh: '它自己的误差估计为 {error}。' },
  'compare.byFormula': {
    en: 'f is evaluated {evaluations} times: a formula of the derivative takes its place.',
    zh: '不需要对 f 求值（{evaluations} 次）：由公式代替。',
  },
  'compare.bySteps': {
    en: 'f is evaluated {evaluations} times, at points around this one.',
    zh: '在该点附近对 f 求值 {evaluations} 次。',
  },
  'compare.byTangents': {
    en: 'f is run {evaluations} {evaluations|time|times} with a tangent beside each value: once a variable.',
    zh: '带着切线运行 f {evaluations} 次：每个变量一次。',
  },
  'compare.byTape': {
    en: 'f is run {evaluations} {evaluations|time|times} and read backwards once, whatever the number of variables.',
    zh: '运行 f {evaluations} 次并反向读一遍，与变量个数无关。',
  },
  'compare.operations': { en: 'All in all {operations} elementary operations.', zh: '总共 {operations} 次基本运算。' },
} as const satisfies Subject;
