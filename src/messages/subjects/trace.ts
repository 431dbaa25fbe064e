import type { Subject } from '../language.ts';

/** Evaluation traces and the computation graph. */
export const trace = {
  'trace.primal': { en: 'Forward primal trace', zh: '前向原值轨迹' },
  'trace.tangent': { en: 'Forward tangent trace, by {variable}', zh: '前向切线轨迹，对 {variable}' },
  'trace.adjoint': { en: 'Reverse adjoint trace', zh: '反向伴随轨迹' },
  'trace.legend': {
    en: 'Inputs: {names}. A dot marks a tangent, a bar an adjoint. The primal and tangent traces run downward together; the adjoint trace runs after the primal one and follows it from its last line back.',
    zh: '输入：{names}。点表示切线，横线表示伴随。原值与切线轨迹同时向下进行；伴随轨迹在原值轨迹之后，从其最后一行往回进行。',
  },
  'trace.accumulating': {
    en: 'A line that names its own adjoint on the right adds to it: the node is used more than once.',
    zh: '右边出现自身伴随的行是累加：该结点被使用了不止一次。',
  },
  'graph.title': { en: 'Computation graph of {f}', zh: '{f} 的计算图' },
  'graph.value': { en: 'value', zh: '值' },
  'graph.adjoint': { en: 'adjoint', zh: '伴随' },
  'graph.legend': {
    en: 'values forward, adjoints backward; a number at an edge is the partial derivative',
    zh: '值向前传，伴随往回传；边上的数是偏导数',
  },
  'graph.again': { en: 'see above', zh: '见上' },
} as const satisfies Subject;
