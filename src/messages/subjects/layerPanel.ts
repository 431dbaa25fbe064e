import type { Subject } from '../language.ts';

/** The panel with the dense layer. */
export const layerPanel = {
  'page.layer': { en: 'Dense layer', zh: '全连接层' },
  'page.layer.lead': {
    en: 'The same rules, on arrays: one dense layer with a sigmoid and cross entropy. Its gradient is written in several forms that all mean the same, and it learns while you watch.',
    zh: '同样的法则用于数组：一个全连接层，加 sigmoid 与交叉熵。它的梯度有多种等价写法，并可当场训练。',
  },
  'page.layer.forward': { en: 'Forward: z = x w + b', zh: '前向：z = x w + b' },
  'page.layer.loss': { en: 'loss L', zh: '损失 L' },
  'page.layer.gradients': { en: 'The gradient by w and b', zh: '对 w 和 b 的梯度' },
  'page.layer.form': { en: 'Written as', zh: '写法' },
  'page.layer.plain': { en: 'function', zh: '函数' },
  'page.layer.plainNote': {
    en: 'Every row of the gradient by w is the gradient by b, because every input is 1.',
    zh: '对 w 的梯度每一行都等于对 b 的梯度，因为每个输入都是 1。',
  },
  'page.layer.outputs': { en: 'two outputs', zh: '两个输出' },
  'page.layer.outputsNote': {
    en: 'With z as a second output, both are differentiated together: every entry is larger by exactly 1.',
    zh: '把 z 作为第二个输出，则两者一起求导：每个元素恰好大 1。',
  },
  'page.layer.stopped': { en: 'stopGradient', zh: '停止梯度' },
  'page.layer.stoppedNote': {
    en: 'stopGradient takes the second output out of the derivative again.',
    zh: 'stopGradient 使第二个输出不参与求导。',
  },
  'page.layer.aux': { en: 'hasAux', zh: '附带输出' },
  'page.layer.auxNote': {
    en: 'hasAux does the same, and hands z back as it is.',
    zh: 'hasAux 效果相同，并把 z 原样返回。',
  },
  'page.layer.cell': { en: 'cell', zh: '单元' },
  'page.layer.cellNote': {
    en: 'A cell holds w and b as parameters; the gradient is taken by them, and an optimiser changes them.',
    zh: '单元把 w 和 b 作为参数；对参数求梯度，再由优化器更新。',
  },
  'page.layer.text': { en: 'text', zh: '文本' },
  'page.layer.textNote': {
    en: 'The same function written as text: it becomes the same graph.',
    zh: '用文本写出的同一函数：得到同一张计算图。',
  },
  'page.layer.training': { en: 'Training', zh: '训练' },
  'page.layer.trainingLead': {
    en: 'The targets y are 0, so training drives the logits z down. Every step is one reverse sweep and one change of w and b.',
    zh: '目标 y 全为 0，训练使 z 不断减小。每一步都是一次反向传播加一次对 w 和 b 的更新。',
  },
  'page.layer.method': { en: 'Optimiser', zh: '优化器' },
  'page.layer.momentum': { en: 'Momentum', zh: '动量' },
  'page.layer.rate': { en: 'Learning rate', zh: '学习率' },
  'page.layer.leap': { en: '{count} steps', zh: '{count} 步' },
  'page.layer.run': { en: 'Run', zh: '运行' },
  'page.layer.step': { en: 'One step', zh: '走一步' },
  'page.layer.reset': { en: 'Start again', zh: '重新开始' },
  'page.layer.at': { en: 'Step {step}, loss {loss}', zh: '第 {step} 步，损失 {loss}' },
  'page.layer.stepHead': { en: 'step', zh: '步数' },
  'page.layer.curve': {
    en: 'The loss falls from {first} to {loss} in {step} {step|step|steps}',
    zh: '经过 {step} 步，损失从 {first} 降到 {loss}',
  },
} as const satisfies Subject;
