import type { Subject } from '../language.ts';

/** The panel with curves. */
export const curvesPanel = {
  'page.curves': { en: 'Curves', zh: '曲线' },
  'page.curves.what': { en: 'Show', zh: '显示' },
  'page.curves.function': { en: 'f, f′ and tangent', zh: 'f、f′ 与切线' },
  'page.curves.error': { en: 'Error against step', zh: '误差与步长' },
  'page.curves.swell': { en: 'Expression swell', zh: '表达式膨胀' },
  'page.curves.cost': { en: 'Cost of a gradient', zh: '梯度的代价' },
  'page.curves.functionLead': {
    en: 'Point at the picture or move the slider: the tangent follows. Drag it sideways with the mouse, or use the buttons, to see another part.',
    zh: '将指针移到图上或拖动滑块，切线随之移动。用鼠标左右拖动图形，或用按钮，可查看其他部分。',
  },
  'page.curves.errorLead': {
    en: 'A difference quotient with a smaller step is better, until it gets worse. The error is measured against the derivative in high precision; both axes are logarithmic.',
    zh: '步长越小，差商越准，直到反而变差。误差以高精度导数为准；两个坐标轴均为对数刻度。',
  },
  'page.curves.swellLead': {
    en: 'Written out, the derivative of a nested function grows much faster than the function. Sharing what is equal keeps it small, and automatic differentiation never writes it out.',
    zh: '嵌套函数的导数若展开书写，增长远快于函数本身。共享相同部分可使其保持很小，而自动微分从不展开书写。',
  },
  'page.curves.costLead': {
    en: 'Forward mode and differences need one more sweep for every input. Reverse mode gets the whole gradient from one sweep, at a small multiple of the cost of f.',
    zh: '前向模式与差分每多一个输入就要多算一遍。反向模式一遍即得整个梯度，代价只是函数值的几倍。',
  },
  'page.curves.along': { en: 'Along', zh: '沿' },
  'page.curves.section': { en: 'Section shown', zh: '显示范围' },
  'page.panLeft': { en: 'Move left', zh: '左移' },
  'page.panRight': { en: 'Move right', zh: '右移' },
  'page.zoomIn': { en: 'Zoom in', zh: '放大' },
  'page.zoomOut': { en: 'Zoom out', zh: '缩小' },
  'page.resetView': { en: 'Back to the point', zh: '回到取点处' },
  'page.asTable': { en: 'The numbers as a table', zh: '数据表' },
  'page.curves.place': { en: 'Tangent at', zh: '切线位置' },
  'page.curves.tangent': { en: 'tangent', zh: '切线' },
  'page.curves.held': { en: 'Held fixed: {held}.', zh: '固定不变：{held}。' },
  'page.curves.functionName': {
    en: 'Curves of {f}, its derivative and a tangent, for {variable} from {low} to {high}',
    zh: '{f} 及其导数与切线的曲线，{variable} 从 {low} 到 {high}',
  },
  'page.curves.scheme': { en: 'Scheme', zh: '差分格式' },
  'page.curves.noScheme': { en: 'No difference quotient has a value here.', zh: '此处没有差商有值。' },
  'page.curves.leavesDomain': {
    en: 'With this step the quotient leaves the domain of the function.',
    zh: '步长过大，差商超出了函数的定义域。',
  },
  'page.curves.quotient': { en: 'difference quotient', zh: '差商' },
  'page.curves.exact': { en: 'derivative', zh: '导数' },
  'page.curves.right': {
    en: 'At h = {step} the formula itself errs: a smaller step helps.',
    zh: 'h = {step} 时误差来自公式本身：减小步长有帮助。',
  },
  'page.curves.left': {
    en: 'At h = {step} rounding dominates: the difference of nearly equal values has few digits left, and a smaller step makes it worse.',
    zh: 'h = {step} 时舍入误差占主导：两个几乎相等的值相减，所剩有效数字很少，步长再小只会更差。',
  },
  'page.curves.bottom': {
    en: 'h = {step} lies at the bottom of the V: both errors are about as large.',
    zh: 'h = {step} 位于 V 形底部：两种误差大致相等。',
  },
  'page.curves.vee': {
    en: 'Right of the optimum the error shrinks like h to the power {accuracy}, left of it round-off grows like 1/h; the V is their sum.',
    zh: '最优步长右侧，误差按 h 的 {accuracy} 次方减小；左侧，舍入误差按 1/h 增大；V 形是两者之和。',
  },
} as const satisfies Subject;
