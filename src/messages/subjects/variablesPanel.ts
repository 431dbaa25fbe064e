import type { Subject } from '../language.ts';

/** The panel for functions of several variables. */
export const variablesPanel = {
  'page.variables': { en: 'Several variables', zh: '多元函数' },
  'page.variables.one': {
    en: 'This function has one variable. Level curves and gradients need two or more; try one of these.',
    zh: '这个函数只有一个变量。等值线与梯度至少需要两个变量，请试试下面的函数。',
  },
  'page.variables.lead': {
    en: 'The gradient holds the partial derivatives: how much f changes with each variable while the others stay. At {place}:',
    zh: '梯度由各偏导数组成：其他变量不变时，f 随每个变量变化的快慢。在 {place} 处：',
  },
  'page.variables.partials': { en: 'Partial derivatives at the point', zh: '该点的偏导数' },
  'page.variables.partial': { en: 'partial', zh: '偏导数' },
  'page.variables.formula': { en: 'formula', zh: '公式' },
  'page.variables.value': { en: 'value', zh: '值' },
  'page.variables.length': { en: 'Length of the gradient: {length}.', zh: '梯度的长度：{length}。' },
  'page.variables.field': { en: 'Level curves and gradient', zh: '等值线与梯度' },
  'page.variables.across': { en: 'Across', zh: '横轴' },
  'page.variables.up': { en: 'Up', zh: '纵轴' },
  'page.variables.steepness': { en: 'length of the gradient', zh: '梯度长度' },
  'page.variables.pictureName': {
    en: 'Level curves of {f} over {across} and {up}, from {low} to {high}, with arrows along the gradient',
    zh: '{f} 关于 {across} 和 {up} 的等值线，从 {low} 到 {high}，箭头沿梯度方向',
  },
  'page.variables.perpendicular': {
    en: 'Point at the picture or move the sliders. The gradient stands at right angles to the level curve and points where f grows fastest; it is longer where the curves lie closer.',
    zh: '将指针移到图上或拖动滑块。梯度垂直于等值线，指向 f 增长最快的方向；等值线越密，梯度越长。',
  },
  'page.variables.levels': {
    en: 'Level curves every {step}, from {low} to {high}; the stronger the colour, the higher.',
    zh: '等值线间隔 {step}，从 {low} 到 {high}；颜色越浓，值越大。',
  },
} as const satisfies Subject;
