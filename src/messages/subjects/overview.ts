import type { Subject } from '../language.ts';

/** The comparison over the catalogue, practice. */
export const overview = {
  'method.manual': { en: 'manual', zh: '手动' },
  'method.numeric': { en: 'numeric', zh: '数值' },
  'method.symbolic': { en: 'symbolic', zh: '符号' },
  'method.forward': { en: 'forward', zh: '前向模式' },
  'method.reverse': { en: 'reverse', zh: '反向模式' },
  'method.manual.effort': {
    en: 'You work the formula out and program it; every change of f asks for it again.',
    zh: '需要自己推导公式并编程；f 每次改动都要重来。',
  },
  'method.manual.when': {
    en: 'Use it for a few short functions that never change, and to check the others.',
    zh: '适用于少数不再改动的短函数，也可用来检验其他方法。',
  },
  'method.numeric.effort': {
    en: 'You write nothing but f; choosing the step is the art.',
    zh: '只需写出 f；步长的选择是关键。',
  },
  'method.numeric.when': {
    en: 'Use it where f is a black box, for tests, and where half of the digits are enough.',
    zh: '适用于 f 是黑箱、用于测试、或只需一半有效数字的场合。',
  },
  'method.symbolic.effort': {
    en: 'You write f as one closed formula, without loops.',
    zh: '需要把 f 写成不含循环的封闭公式。',
  },
  'method.symbolic.when': {
    en: 'Use it where the formula itself is wanted; its size may swell.',
    zh: '适用于需要公式本身的场合；注意表达式膨胀。',
  },
  'method.forward.effort': {
    en: 'You write f as a program; one sweep for each input.',
    zh: '把 f 写成程序即可；每个输入需一次前向传播。',
  },
  'method.forward.when': {
    en: 'Use it for few inputs and many outputs, and for directional derivatives.',
    zh: '适用于输入少、输出多的函数，以及方向导数。',
  },
  'method.reverse.effort': {
    en: 'You write f as a program; one sweep gives the whole gradient, and the tape takes memory.',
    zh: '把 f 写成程序即可；一次反向传播得到整个梯度，但需内存保存计算记录。',
  },
  'method.reverse.when': {
    en: 'Use it for many inputs and one output: training, optimisation.',
    zh: '适用于输入多、输出单一的函数：训练与优化。',
  },
  'overview.example': { en: 'example', zh: '例子' },
  'overview.function': { en: 'function', zh: '函数' },
  'overview.errors': { en: 'Relative error of the derivative', zh: '导数的相对误差' },
  'overview.costs': {
    en: 'Elementary operations; behind the slash the size of the formula written out',
    zh: '基本运算次数；斜线后为展开书写的公式大小',
  },
  'overview.advice': { en: 'What each asks of you, and when to use it', zh: '各方法需要你做什么，何时使用' },
  'overview.run': { en: 'fluxion examples NAME runs one of them.', zh: 'fluxion examples 名称 可运行其中之一。' },
  'overview.progress': { en: 'Comparing example {done} of {of}', zh: '正在比较第 {done} 个例子，共 {of} 个' },
  'practice.title': {
    en: 'Exercise: {topic}, level {level}, number {seed}',
    zh: '练习：{topic}，第 {level} 级，第 {seed} 题',
  },
  'practice.how': {
    en: '--hint shows the first rule, --answer FORMULA checks yours, --solution shows the way.',
    zh: '--hint 提示第一步法则，--answer 公式 检查你的答案，--solution 显示解答。',
  },
  'practice.solution': { en: 'Solution', zh: '解答' },
  'topic.power': { en: 'power rule', zh: '幂法则' },
  'topic.sum': { en: 'sums', zh: '和差' },
  'topic.product': { en: 'product rule', zh: '乘积法则' },
  'topic.quotient': { en: 'quotient rule', zh: '商法则' },
  'topic.chain': { en: 'chain rule', zh: '链式法则' },
  'topic.exponential': { en: 'exponential functions', zh: '指数函数' },
  'topic.logarithm': { en: 'logarithms', zh: '对数函数' },
  'topic.trigonometric': { en: 'trigonometric functions', zh: '三角函数' },
  'topic.inverse': { en: 'inverse functions', zh: '反函数' },
  'topic.logarithmic': { en: 'logarithmic differentiation', zh: '对数求导法' },
} as const satisfies Subject;
