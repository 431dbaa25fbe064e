import type { Subject } from '../language.ts';

/** The panel with the computation graph as a film. */
export const graphPanel = {
  'page.graph': { en: 'Graph', zh: '计算图' },
  'page.graph.lead': {
    en: 'Forward, every node gets its value and its tangent; backward, every node hands its adjoint to its operands, times the partial derivative at the edge.',
    zh: '前向时，每个结点依次得到值与切线；反向时，每个结点把自己的伴随乘以边上的偏导数，传给各操作数。',
  },
  'page.graph.seed': { en: 'Tangents by', zh: '切线对' },
  'page.graph.start': { en: 'Before the start.', zh: '尚未开始。' },
  'page.graph.startText': { en: 'Nothing is computed yet.', zh: '还没有计算任何结点。' },
  'page.graph.forward': { en: 'Forward.', zh: '前向。' },
  'page.graph.backward': { en: 'Backward.', zh: '反向。' },
  'page.graph.line': { en: 'Line {line} of {count}.', zh: '第 {line} 行，共 {count} 行。' },
  'page.graph.end': { en: 'Done.', zh: '完成。' },
  'page.graph.endText': {
    en: 'One sweep forward gave one derivative, by the seeded variable; one sweep back gave those by all variables.',
    zh: '一次前向得到对所选变量的一个导数；一次反向得到对所有变量的导数。',
  },
  'page.graph.accumulates': {
    en: 'The node is used more than once, so this is added to what is there.',
    zh: '该结点被使用了不止一次，因此累加到已有的值上。',
  },
  'page.graph.value': { en: 'value', zh: '值' },
  'page.graph.tangent': { en: 'tangent', zh: '切线' },
  'page.graph.adjoint': { en: 'adjoint', zh: '伴随' },
  'page.graph.tangentBy': { en: 'tangent by {variable}', zh: '对 {variable} 的切线' },
  'page.graph.atEdge': { en: 'at an edge: the partial derivative', zh: '边上：偏导数' },
  'page.graph.partials': { en: 'partial derivatives', zh: '偏导数' },
  'page.graph.node': { en: 'The chosen node', zh: '所选结点' },
  'page.graph.constant': { en: 'A constant: it has no derivative to hand on.', zh: '常数：没有导数可传递。' },
  'page.graph.input': { en: 'The input {name}.', zh: '输入 {name}。' },
  'page.graph.rule': { en: 'Rule: {rule}', zh: '法则：{rule}' },
  'page.graph.noAdjoint': { en: 'Nothing comes back to this node.', zh: '没有伴随传回该结点。' },
  'page.graph.usedOften': {
    en: 'Used {count} times: {count} contributions add up.',
    zh: '被使用 {count} 次：{count} 份贡献相加。',
  },
  'page.graph.forwardTable': { en: 'The forward trace as a table, by {variable}', zh: '前向轨迹表，对 {variable}' },
  'page.graph.backwardTable': { en: 'The reverse trace as a table', zh: '反向轨迹表' },
  'page.graph.amount': { en: 'added', zh: '增加' },
  'page.graph.soFar': { en: 'adjoint so far', zh: '累计伴随' },
} as const satisfies Subject;
