import type { Sentence } from './translator.ts';

/** What to write for functions, characters and operators of other systems. */
export const foreign: readonly Sentence[] = [
  ['Fluxion takes no limits; a derivative is d/dx(...).', 'Fluxion 不求极限；导数写作 d/dx(...)。'],
  ['Write diff(x^2, x) or d/dx(x^2).', '请写 diff(x^2, x) 或 d/dx(x^2)。'],
  [
    'Write integral(t^2, t, 0, x), with bounds: Fluxion finds no antiderivatives.',
    '请写带上下限的 integral(t^2, t, 0, x)：Fluxion 不求原函数。',
  ],
  ['Write sum(k^2, k, 1, n).', '请写 sum(k^2, k, 1, n)。'],
  ['Write product(k, k, 1, n).', '请写 product(k, k, 1, n)。'],
  [
    'Fluxion solves no equations; it differentiates along their curves, as in implicit.',
    'Fluxion 不解方程；可沿方程的曲线求导，见 implicit。',
  ],
  ['Fluxion solves no differential equations.', 'Fluxion 不解微分方程。'],
  [
    'A Taylor polynomial is the result of taylor, not part of a formula.',
    '泰勒多项式是命令 taylor 的结果，不是公式的一部分。',
  ],
  ['Fluxion has no such transform.', 'Fluxion 没有这种变换。'],
  ['Write the formula alone: simplify brings it into another form.', '请只写公式：用 simplify 可化为另一形式。'],
  ['Functions are real-valued here.', '这里的函数都取实数值。'],
  ['It is no function but a distribution; step(x) is the unit step.', '它是广义函数；step(x) 是单位阶跃函数。'],
  ['Write factorial(x) or x!.', '请写 factorial(x) 或 x!。'],
  ['Write airyai(x) or airybi(x).', '请写 airyai(x) 或 airybi(x)。'],
  [
    'A function has one value at each point; random numbers have none.',
    '函数在每一点只有一个值，而随机数没有确定的值。',
  ],
  ['Write a matrix as [1, 2; 3, 4].', '矩阵写作 [1, 2; 3, 4]。'],
  ['A function is defined as f(x) = x^2.', '函数这样定义：f(x) = x^2。'],
  ['A function is defined as f(x) = x^2; greater or equal is >=.', '函数这样定义：f(x) = x^2；大于等于写作 >=。'],
  ['A function stands alone: sin(x), not Math.sin(x).', '函数前不加前缀：写 sin(x)，不写 Math.sin(x)。'],
  ['Write two expressions, one with + and one with -.', '请写成两个式子，一个用 +，一个用 -。'],
  ['All partial derivatives are the answer of gradient.', '所有偏导数用 gradient 求。'],
  ['Write ^ for a power.', '幂请写 ^。'],
  [
    '{name} is a variable here; for a function, define it first: {definition}.',
    '{name} 在这里是变量；若是函数，请先定义：{definition}。',
  ],
  ['{name} is a variable here: there are no complex numbers.', '{name} 在这里是变量：没有复数。'],
  ['{name} is a variable here; the constant is {constant}.', '{name} 在这里是变量；常数写作 {constant}。'],
];
