import type { Subject } from '../language.ts';

/** Curves. */
export const plots = {
  'scheme.forward': { en: 'forward difference', zh: '前向差分' },
  'scheme.backward': { en: 'backward difference', zh: '后向差分' },
  'scheme.central': { en: 'central difference', zh: '中心差分' },
  'scheme.fivePoint': { en: 'five-point formula', zh: '五点公式' },
  'plot.errorTitle': { en: 'Error of difference quotients of {f} at {at}', zh: '{f} 在 {at} 处差商的误差' },
  'plot.step': { en: 'step h', zh: '步长 h' },
  'plot.error': { en: 'absolute error', zh: '绝对误差' },
  'plot.errorNote': {
    en: 'Right of its optimum a scheme suffers from truncation error, which shrinks with the step; left of it from round-off error, which grows as the step shrinks.',
    zh: '最优步长右侧以截断误差为主，随步长减小而减小；左侧以舍入误差为主，随步长减小而增大。',
  },
  'plot.best': {
    en: 'The {scheme} is best at h = {step}, with error {error}.',
    zh: '{scheme}在 h = {step} 时最好，误差为 {error}。',
  },
  'plot.swellTitle': { en: 'Expression swell: derivatives of the logistic map', zh: '表达式膨胀：逻辑斯蒂映射的导数' },
  'plot.iterate': { en: 'iterate n', zh: '迭代次数 n' },
  'plot.operations': { en: 'operations', zh: '运算次数' },
  'plot.tree': { en: 'symbolic, written out', zh: '符号导数，展开书写' },
  'plot.simplified': { en: 'symbolic, simplified', zh: '符号导数，化简后' },
  'plot.shared': { en: 'symbolic, shared graph', zh: '符号导数，共享计算图' },
  'plot.automatic': { en: 'automatic', zh: '自动微分' },
  'plot.swellNote': {
    en: 'For n = {n} the derivative written out has {tree} operations, simplified {simplified}, as a graph that shares what is equal {shared}; automatic differentiation takes {automatic}, value included.',
    zh: 'n = {n} 时，展开书写的导数有 {tree} 次运算，化简后 {simplified} 次，共享相同部分的计算图 {shared} 次；自动微分连同函数值共 {automatic} 次。',
  },
  'plot.costTitle': { en: 'Cost of a gradient: the Helmholtz energy', zh: '梯度的代价：亥姆霍兹自由能' },
  'plot.inputs': { en: 'number of inputs', zh: '输入个数' },
  'plot.numericGradient': { en: 'numeric (central)', zh: '数值（中心差分）' },
  'plot.forwardGradient': { en: 'forward mode', zh: '前向模式' },
  'plot.reverseGradient': { en: 'reverse mode', zh: '反向模式' },
  'plot.valueAlone': { en: 'f alone', zh: '仅函数值' },
  'plot.costNote': {
    en: 'With {inputs} inputs the gradient takes {numeric} operations by central differences, {forward} in forward mode and {reverse} in reverse mode, which is {ratio} times f alone.',
    zh: '{inputs} 个输入时，求梯度用中心差分需 {numeric} 次运算，前向模式 {forward} 次，反向模式 {reverse} 次，后者是函数值本身的 {ratio} 倍。',
  },
  'plot.functionTitle': { en: '{f}, its derivative and its tangent', zh: '{f} 及其导数与切线' },
  'plot.tangent': { en: 'tangent at {at}', zh: '{at} 处的切线' },
  'plot.functionNote': {
    en: 'At {variable} = {at} the value is {value} and the slope {slope}.',
    zh: '在 {variable} = {at} 处，函数值为 {value}，斜率为 {slope}。',
  },
  'table.n': { en: 'n', zh: 'n' },
  'table.iterate': { en: 'iterate', zh: '迭代式' },
  'table.tree': { en: 'written out', zh: '展开书写' },
  'table.simplified': { en: 'simplified', zh: '化简后' },
  'table.shared': { en: 'shared graph', zh: '共享图' },
  'table.automatic': { en: 'automatic', zh: '自动微分' },
} as const satisfies Subject;
