import type { Sentence } from './translator.ts';

/** Failures of compiled functions. */
export const compiling: readonly Sentence[] = [
  ['There is nothing to compile: the list of expressions is empty.', '没有可编译的内容：表达式列表为空。'],
  ['A variable is listed twice.', '有变量列出了两次。'],
  [
    'The function {name} has no short source in JavaScript, so its code cannot be exported.',
    '函数 {name} 没有简短的 JavaScript 源码，因此无法导出其代码。',
  ],
  [
    'Use the library for it: compile(f, variables, { gradient: true }).',
    '请用库函数：compile(f, variables, { gradient: true })。',
  ],
  ['{option} is of one expression, not of a list.', '{option} 只对单个表达式有意义，不能用于列表。'],
  ['Use { jacobian: true }.', '请用 { jacobian: true }。'],
  ['Leave the backend to compile, or ask for "interpreter".', '请让 compile 自选后端，或指定 "interpreter"。'],
  ['The expression has a variable {name} that is not among the inputs.', '表达式含有变量 {name}，它不在输入之中。'],
  [
    'compile works on scalar expressions; one of the nodes has the shape [{shape}].',
    'compile 只处理标量表达式；其中一个结点的形状为 [{shape}]。',
  ],
  ['Use the transforms (grad, valueAndGrad) for functions of tensors.', '张量函数请用变换（grad、valueAndGrad）。'],
  [
    'map writes {columns} columns of {points} numbers; the given ones do not fit.',
    'map 写出 {columns} 列，每列 {points} 个数；给出的列与此不符。',
  ],
  [
    'map takes {inputs} columns, one a variable, not {given}.',
    'map 需要 {inputs} 列，每个变量一列，而不是 {given} 列。',
  ],
  ['map takes columns of equal length, not of {lengths}.', 'map 的各列长度应相等，而不是 {lengths}。'],
  ['A Taylor series is about numbers; this is a tensor.', '泰勒级数针对数；这是张量。'],
  ['map takes columns of numbers; this is a function of tensors.', 'map 接受数的列；这是张量的函数。'],
  ['Give its variables a leading axis for the points, or use vmap.', '请给变量加一个表示各点的首轴，或使用 vmap。'],
  [
    'A function of tensors is compiled to its value and its gradient, in WebAssembly.',
    '张量的函数只编译为值与梯度，且用 WebAssembly。',
  ],
  [
    'The transforms jacrev, jacfwd, hessian and hvp take functions of tensors.',
    '变换 jacrev、jacfwd、hessian 与 hvp 接受张量的函数。',
  ],
  [
    'A compiled function takes one number or tensor for each variable, of its shape.',
    '编译后的函数对每个变量接受一个与其形状相符的数或张量。',
  ],
];
