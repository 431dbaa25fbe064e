import type { Sentence } from './translator.ts';

/** Failures of functions that differentiate functions, and of training. */
export const transforms: readonly Sentence[] = [
  // Transforms
  [
    '{transform}: gradPosition and weights are both null: nothing to differentiate by.',
    '{transform}：gradPosition 与 weights 均为 null：没有求导的对象。',
  ],
  [
    "Give a function of numbers and tensors; fn('f(x) = x^2') makes one of a text.",
    "请给出数与张量的函数；fn('f(x) = x^2') 可由文本得到函数。",
  ],
  ['{transform}: {position!} is no position of an argument.', '{transform}：{position!}不是参数的位置。'],
  ['Positions count from 0; negative ones are not allowed.', '位置从 0 数起，不能为负。'],
  ['{transform}: position {position} is given twice.', '{transform}：位置 {position} 重复了。'],
  ['Name each position once.', '每个位置只写一次。'],
  ['{transform}: the list of positions is empty.', '{transform}：位置列表为空。'],
  [
    '{transform}: position {position} is past the {given!} the function was called with.',
    '{transform}：位置 {position} 超出了调用函数时的 {given!}。',
  ],
  ['The only position is 0.', '唯一的位置是 0。'],
  ['Call it with arguments.', '请带参数调用。'],
  ['Positions are 0 to {last}.', '位置为 0 到 {last}。'],
  [
    '{transform}: argument {position} is {kind!}, which has no derivative.',
    '{transform}：参数 {position} 是{kind!}，没有导数。',
  ],
  ['Differentiate by numbers, tensors, or objects and arrays of them.', '只能对数、张量或由它们组成的对象与数组求导。'],
  ['{transform}: the function must return one number, not {found}.', '{transform}：函数应返回一个数，而不是 {found}。'],
  ['Reduce it with ops.sum, or use jacfwd or jacrev.', '请用 ops.sum 归约，或使用 jacfwd、jacrev。'],
  [
    '{transform}: argument {position} holds {count} tensors, the matrix is for one.',
    '{transform}：参数 {position} 含 {count} 个张量，而矩阵只针对一个。',
  ],
  [
    '{transform}: the function returns {count} values, the matrix is for one tensor.',
    '{transform}：函数返回 {count} 个值，而矩阵只针对一个张量。',
  ],
  ['Join them with ops.concat.', '请用 ops.concat 连接它们。'],
  ['{transform}: the function returns no number or tensor.', '{transform}：函数没有返回数或张量。'],
  ['Return what is to be differentiated.', '请返回要求导的内容。'],
  [
    '{transform}: the sensitivity has {given} parts, the output has {count}.',
    '{transform}：灵敏度有 {given} 个部分，输出有 {count} 个。',
  ],
  [
    '{transform}: a sensitivity of shape {given} does not fit an output of shape {shape}.',
    '{transform}：形状为 {given} 的灵敏度与形状为 {shape} 的输出不符。',
  ],
  [
    '{transform}: hasAux needs a function with at least two outputs, and this has one.',
    '{transform}：hasAux 需要至少两个输出的函数，而这个只有一个。',
  ],
  ['Return [out, aux], or leave hasAux out.', '请返回 [out, aux]，或去掉 hasAux。'],
  ['getGrad: these gradients have no ids.', 'getGrad：这些梯度没有标识。'],
  ['Make them with grad(f, position, { returnIds: true }).', '请用 grad(f, position, { returnIds: true }) 得到它们。'],
  ['getGrad: there is no gradient for {name}.', 'getGrad：没有 {name} 的梯度。'],
  ['There are: {names}.', '现有：{names}。'],
  [
    '{transform}: {given} {what!}(s) for {count} {of!}(s).',
    '{transform}：给出 {given} 个{what!}，而{of!}有 {count} 个。',
  ],
  ['tangent', '切线'],
  ['adjoint', '伴随'],
  ['input', '输入'],
  ['output', '输出'],
  [
    'Give one {what!} for every number and tensor of the {of!}s, in their structure.',
    '请按{of!}的结构，为其中每个数和张量各给一个{what!}。',
  ],
  [
    '{transform}: a {what!} of shape {given} does not fit the shape {shape}.',
    '{transform}：形状为 {given} 的{what!}与形状 {shape} 不符。',
  ],
  [
    '{rule}: the rule gave the shape {given} where {shape} is needed.',
    '{rule}：法则给出形状 {given}，而需要的是 {shape}。',
  ],
  [
    'An adjoint has the shape of its argument, a tangent that of the output.',
    '伴随与其参数的形状相同，切线与输出的形状相同。',
  ],
  [
    '{rule}: the rule gave {given} {of} for {needed} argument(s).',
    '{rule}：法则给出 {given} 个 {of}，而参数有 {needed} 个。',
  ],
  ['Return a list with one for each argument.', '请返回列表，每个参数对应一个。'],
  ["defineOp: '{signature}' is no signature.", "defineOp：'{signature}' 不是签名。"],
  [
    "defineOp: the rule '{rule}' of {name} names {stranger}, which means nothing there.",
    "defineOp：{name} 的规则 '{rule}' 中出现了 {stranger}，它在那里没有含义。",
  ],
  ['The names in it are {names} and functions of the language.', '其中可用的名称是 {names} 以及本语言的函数。'],
  [
    "defineOp: the rule '{rule}' of {name} is not linear in {tangents}: without them it is not 0.",
    "defineOp：{name} 的规则 '{rule}' 关于 {tangents} 不是线性的：去掉它们后不为 0。",
  ],
  ['Every term takes one of {tangents} as a factor.', '每一项都要以 {tangents} 之一为因子。'],
  ['defineOp: {name} has no value.', 'defineOp：{name} 没有值。'],
  ['defineOp: {name} has a kernel and no shape.', 'defineOp：{name} 有 kernel 而没有 shape。'],
  ['{name} is no parameter of the function.', '{name} 不是函数的参数。'],
  [
    'The function takes {count} argument(s) ({names}), not {given}.',
    '函数需要 {count} 个参数（{names}），而不是 {given} 个。',
  ],
  ['The text defines no function.', '文本没有定义函数。'],
  [
    'toExpr: the function returns {count} values, an expression is one.',
    'toExpr：函数返回 {count} 个值，而表达式只有一个。',
  ],
  ['Return one number or tensor.', '请返回一个数或张量。'],
  ['The parameter {name} has the shape {shape}, not {given}.', '参数 {name} 的形状为 {shape}，而不是 {given}。'],
  ['Make another parameter for another shape.', '不同的形状请另建参数。'],
  ['A result depends on a value of a function that was traced before.', '结果依赖于先前追踪过的函数中的值。'],
  [
    'Pass values into the function as arguments instead of keeping them in outer variables.',
    '请把值作为参数传入函数，而不要存放在外部变量中。',
  ],
  [
    'A traced value has no number yet: it cannot be compared, branched on or calculated with.',
    '被追踪的值还没有数值：不能比较、作为分支条件或直接参与计算。',
  ],
  [
    'For a branch use ops.where(ops.greater(x, 0), a, b) or ops.cond; for arithmetic ops.add, ops.mul and so on; for an array of traced values ops.stack, not tensor.',
    '分支请用 ops.where(ops.greater(x, 0), a, b) 或 ops.cond；算术请用 ops.add、ops.mul 等；由被追踪的值组成的数组请用 ops.stack，而不是 tensor。',
  ],
  ['A traced number has no parts to go through.', '被追踪的数没有可遍历的部分。'],
  [
    'Give a tensor or an array of numbers where the function takes its argument apart.',
    '若函数要拆开其参数，请传入张量或数的数组。',
  ],
  ['A traced value has no numbers yet, only a shape.', '被追踪的值还没有数值，只有形状。'],
  [
    'Return it, with hasAux: true if it is no part of what is differentiated, and read it outside.',
    '请返回它（若不参与求导则用 hasAux: true），并在函数外读取。',
  ],
  ['A value leaked out of the function it was traced in.', '有值泄漏到了追踪它的函数之外。'],
  [
    'Return it from the function (hasAux: true for further results); a variable outside keeps no value.',
    '请从函数返回它（其他结果用 hasAux: true）；外部变量保存不了值。',
  ],
  [
    'vmap: axis {axis} of the shape {shape} counts {count} examples, another argument {other}.',
    'vmap：形状 {shape} 的第 {axis} 轴有 {count} 个样本，另一参数有 {other} 个。',
  ],
  ['vmap: no argument has an axis that counts examples.', 'vmap：没有参数带有样本轴。'],
  ['scan: there is nothing to go over.', 'scan：没有可遍历的内容。'],
  ['scan cannot go over the shapes {shapes}.', 'scan 不能遍历形状 {shapes}。'],
  ['Each needs a leading axis, everywhere of the same length.', '每个都需要前导轴，且长度处处相同。'],
  ['scan: the leading axis is empty, so there is nothing to collect.', 'scan：前导轴为空，没有可收集的内容。'],
  ['{what} different structures: {a} and {b}.', '{what} 结构不同：{a} 与 {b}。'],
  ['Return the same numbers and tensors from both.', '两者应返回同样的数与张量。'],
  [
    'whileLoop: the body must return the structure of its state, and the condition a number.',
    'whileLoop：循环体应返回与状态相同的结构，条件应返回一个数。',
  ],
  ['whileLoop has no reverse mode: the number of rounds is not known.', 'whileLoop 没有反向模式：循环次数未知。'],
  [
    'Use jvp or jacfwd, or ops.scan, or a for loop with a fixed number of rounds.',
    '请用 jvp、jacfwd、ops.scan，或次数固定的 for 循环。',
  ],
  ['whileLoop: the condition still holds after {rounds} rounds.', 'whileLoop：{rounds} 轮之后条件仍然成立。'],
  ['Check the condition, or raise maxIterations.', '请检查条件，或增大 maxIterations。'],
  // Training
  ['A learning rate of {rate} makes no sense.', '学习率 {rate} 没有意义。'],
  ['Use a number above 0.', '请用大于 0 的数。'],
  ['{given} gradient(s) for {count} parameter(s).', '给出 {given} 个梯度，而参数有 {count} 个。'],
  [
    'Take them from grad(f, null, { weights }) with the same weights.',
    '请用同样的 weights 由 grad(f, null, { weights }) 得到它们。',
  ],
  [
    'The gradient of {name} has the shape {given}, the parameter {shape}.',
    '{name} 的梯度形状为 {given}，而参数形状为 {shape}。',
  ],
];
