import type { Subject } from '../language.ts';

/** The rules of differentiation as textbooks call them. The key holds the name that the table of functions uses. */
export const rules = {
  'rule.constant rule': { en: 'constant rule', zh: '常数法则' },
  'rule.derivative of the variable': { en: 'derivative of the variable is 1', zh: '自变量的导数为 1' },
  'rule.sum rule': { en: 'sum rule', zh: '和差法则' },
  'rule.constant multiple rule': { en: 'constant multiple rule', zh: '常数倍法则' },
  'rule.product rule': { en: 'product rule', zh: '乘积法则' },
  'rule.quotient rule': { en: 'quotient rule', zh: '商法则' },
  'rule.reciprocal rule': { en: 'reciprocal rule', zh: '倒数法则' },
  'rule.power rule': { en: 'power rule', zh: '幂法则' },
  'rule.exponential rule': { en: 'exponential rule', zh: '指数法则' },
  'rule.general power rule': { en: 'general power rule', zh: '幂指函数法则' },
  'rule.logarithm rule': { en: 'logarithm rule', zh: '对数法则' },
  'rule.branch by branch': { en: 'branch by branch', zh: '逐段求导' },
  "rule.Jacobi's formula": { en: "Jacobi's formula", zh: '雅可比公式' },
  'rule.logarithmic differentiation': { en: 'logarithmic differentiation', zh: '对数求导法' },
  'rule.implicit differentiation': {
    en: 'implicit differentiation of the inverse function',
    zh: '对反函数作隐函数求导',
  },
  'rule.implicit equation': { en: 'differentiate both sides', zh: '等式两边求导' },
  'rule.logarithms of both sides': { en: 'logarithms of both sides', zh: '等式两边取对数' },
  'rule.inverse of both sides': { en: 'the inverse function on both sides', zh: '等式两边取反函数' },
  'rule.written as a power': { en: 'written as a power', zh: '写成幂的形式' },
  'rule.quotient as a product': { en: 'the quotient written as a product', zh: '把商写成乘积' },
} as const satisfies Subject;
