import type { Sentence } from './translator.ts';

/** What goes wrong at a point: numbers without a value, methods that cannot be compared, operations that need more. */
export const values: readonly Sentence[] = [
  ['Its bounds are two numbers, or infinite.', '它的上下限应为数或无穷。'],
  [
    'The integrand has no value at {place}: choose bounds between which it has one.',
    '被积函数在 {place} 处没有值：请选择使它处处有值的上下限。',
  ],
  [
    'The integrand is singular or swings near {place}: split the integral there. Where a part diverges, so does the whole.',
    '被积函数在 {place} 附近奇异或振荡：请在该处把积分分成两段。只要有一段发散，整个积分就发散。',
  ],
  [
    'The integrand swings without end towards {place}: choose a bound some way before it.',
    '被积函数趋向 {place} 时无休止地振荡：请把该端的积分限移开一些。',
  ],
  [
    'The integrand swings without end towards {place}: choose a finite bound, or a function such as Si, Ci or fresnels.',
    '被积函数趋向 {place} 时无休止地振荡：请选择有限的积分限，或使用 Si、Ci、fresnels 之类的函数。',
  ],
  [
    'The integrand grows too fast towards {place}: the integral diverges, or nearly. Choose a bound some way before it.',
    '被积函数趋向 {place} 时增长过快：积分发散或接近发散。请把该端的积分限移开一些。',
  ],
  [
    'The integrand does not vanish fast enough towards {place}: the integral diverges, or nearly. Choose a finite bound.',
    '被积函数趋向 {place} 时衰减不够快：积分发散或接近发散。请选择有限的积分限。',
  ],
  // Numbers and points
  ['{number} is not a finite number.', '{number} 不是有限的数。'],
  [
    '{number} is outside the range of double precision (about 1e-323 to 1.8e308).',
    '{number} 超出双精度的范围（约 1e-323 到 1.8e308）。',
  ],
  ['A tensor of shape [{shape}] has no single number as its value.', '形状为 [{shape}] 的张量没有单一数值。'],
  ['No value for {name}.', '没有给出 {name} 的值。'],
  ['Give one: {assignment}.', '请给出，例如 {assignment}。'],
  ['Give {assignment}.', '请给出 {assignment}。'],
  ['Given: {names}. Add {assignment}.', '已给出：{names}。请补上 {assignment}。'],
  ['Add {assignment}.', '请补上 {assignment}。'],
  ['{name} = {value} is not a finite number.', '{name} = {value} 不是有限的数。'],
  ['The expression has no finite value.', '表达式没有有限的值。'],
  [
    '{call} is too large for double precision (above 1.8e308); here {given}.',
    '{call} 超出双精度范围（大于 1.8e308）；此处 {given}。',
  ],
  ['{call} is defined for {condition}; here {given}.', '{call} 的定义域为 {condition}；此处 {given}。'],
  ['{call} has no finite value there; here {given}.', '{call} 在该处没有有限的值；此处 {given}。'],
  ['Functions are real-valued: for negative x use ln(abs(x)).', '函数取实值：x 为负时请用 ln(abs(x))。'],
  ['Functions are real-valued: sqrt needs x >= 0.', '函数取实值：sqrt 要求 x >= 0。'],
  [
    'For the real cube root of a negative number use cbrt(x), for other odd roots nthRoot(x, n).',
    '负数的实立方根请用 cbrt(x)，其他奇次根请用 nthRoot(x, n)。',
  ],
  ['A negative number has a real n-th root only for an odd integer n.', '只有 n 为奇整数时，负数才有实 n 次根。'],
  ['The base of a logarithm is positive and not 1.', '对数的底为正且不等于 1。'],
  // The comparison
  [
    'The order of a derivative is a whole number from 1 to 20, not {order}.',
    '导数的阶数是 1 到 20 的整数，而不是 {order}。',
  ],
  ['{name} works on arrays, and only numbers are computed with here.', '{name} 是数组的运算，而这里只计算数。'],
  [
    'Take the value with evaluate; in a program, grad differentiates functions of arrays.',
    '数值可用 evaluate 求；在程序中可用 grad 对数组的函数求导。',
  ],
  [
    'A formula is computed with finite numbers; only the bounds of an integral may be infinite.',
    '公式用有限的数计算；只有积分的上下限可以是无穷。',
  ],
  [
    'The expression is an array of shape [{shape}]; a comparison takes a single number.',
    '表达式是形状为 [{shape}] 的数组；对比需要单个数。',
  ],
  ['Take one element of it, or its sum.', '请取其中一个元素，或取其和。'],
  ['There is no variable to differentiate by.', '没有求导的变量。'],
  ['{name} stands twice among the variables to differentiate by.', '求导变量中 {name} 重复了。'],
  [
    'The order of a derivative is a whole number from 1 on, not {order}.',
    '导数的阶数是从 1 起的整数，而不是 {order}。',
  ],
  [
    'The order of a derivative is a whole number from 0 on, not {order}.',
    '导数的阶数是从 0 起的整数，而不是 {order}。',
  ],
  [
    'Order {order} is too high to compare: differences in double precision lose all digits long before.',
    '{order} 阶太高，无法对比：双精度差分早已失去所有数字。',
  ],
  [
    'Use an order of at most {order}; for higher ones take a Taylor series.',
    '请用不超过 {order} 的阶数；更高阶请用泰勒级数。',
  ],
  ['Use an order of at most {order}.', '请用不超过 {order} 的阶数。'],
  [
    'The reference has {fewest} to {most} digits, not {digits}.',
    '参考值有 {fewest} 到 {most} 位数字，而不是 {digits} 位。',
  ],
  ['{name} is no method.', '{name} 不是一种方法。'],
  ['Choose among {names}.', '请从 {names} 中选择。'],
  [
    'A bare number is a point of one variable, and there are {count}: {names}.',
    '单独一个数只适用于一个变量，而这里有 {count} 个：{names}。',
  ],
  ['Name them: {assignment}.', '请写出名称：{assignment}。'],
  ['{name} = {value} is no point: it has to be a finite number.', '{name} = {value} 不是点：应为有限的数。'],
  ['There is 1 formula for {count} variables ({names}).', '有 1 个公式，而变量有 {count} 个（{names}）。'],
  [
    'There are {formulas} formulas for {count} variables ({names}).',
    '有 {formulas} 个公式，而变量有 {count} 个（{names}）。',
  ],
  [
    'Give one formula for each variable, in that order, or choose the variables.',
    '请按顺序为每个变量给出一个公式，或用 --wrt 选择变量。',
  ],
  ['The function has no finite value at {x}.', '函数在 {x} 处没有有限的值。'],
  [
    'The order of a numeric derivative is a whole number from 1 on, not {order}.',
    '数值导数的阶数是从 1 起的整数，而不是 {order}。',
  ],
  ['Differences of order {order} leave no digits in double precision.', '{order} 阶差分在双精度下不剩任何数字。'],
  ['The function has no values next to {x}, so no derivative there.', '函数在 {x} 附近没有值，故在此没有导数。'],
  [
    'The {scheme!} at {x} with step {step} leaves the domain of the function.',
    '{x} 处步长为 {step} 的{scheme!}超出函数的定义域。',
  ],
  ['Use a smaller step, or another scheme.', '请用更小的步长，或另一种格式。'],
  ['{name} has no differentiation rule.', '{name} 没有求导法则。'],
  [
    "Define one with defineOp({ signature: '{signature}', d: '... * dx', ... }).",
    "请用 defineOp({ signature: '{signature}', d: '... * dx', ... }) 定义。",
  ],
  ['A {name} has no derivative by its bounds: they are whole numbers.', '{name} 对其上下限没有导数：上下限是整数。'],
  [
    'Name the variables to differentiate by: --wrt x on the command line, the names after f in a program.',
    '请指明对哪些变量求导：命令行中用 --wrt x，程序中写在 f 之后。',
  ],
  ['{name} has no derivative by {parameter}: {signature}.', '{name} 对 {parameter} 没有导数：{signature}。'],
  [
    'Give {name} as a number, or as an expression without the variables of the derivative.',
    '请把 {name} 写成数，或不含求导变量的表达式。',
  ],
  // Operations
  ['{what} has no finite value at {place}.', '{what} 在 {place} 处没有有限的值。'],
  ['This is no equation.', '这不是等式。'],
  ['Write one with =, such as x^2 + y^2 = 1.', '请用 = 写一个，例如 x^2 + y^2 = 1。'],
  ['The function has several variables: {names}.', '函数有几个变量：{names}。'],
  ['Say which one with wrt.', '请用 wrt 说明是哪一个。'],
  [
    'The number of digits is a whole number from 1 to {most}, not {digits}.',
    '位数是 1 到 {most} 的整数，而不是 {digits}。',
  ],
  ['There is no high-precision form of {names}.', '{names} 没有高精度形式。'],
  ['Ask for 16 digits or fewer, which double precision gives.', '请要求不超过 16 位，双精度即可给出。'],
  [
    'The gradient is that of a number; this is a tensor of shape [{shape}].',
    '梯度是对数而言的；这是形状为 [{shape}] 的张量。',
  ],
  ['{name} cannot be differentiated by itself along a curve.', '沿曲线 {name} 不能对自己求导。'],
  [
    'The order of a derivative along a curve is a whole number from 1 on, not {order}.',
    '沿曲线的导数阶数是从 1 起的整数，而不是 {order}。',
  ],
  ['The equation does not contain {y}, so it says nothing of d{y2}/d{x}.', '等式不含 {y}，不能确定 d{y2}/d{x}。'],
  ['Its variables are {names}.', '它的变量为 {names}。'],
  ['The equation does not depend on {name}: it drops out.', '等式不依赖于 {name}：它被消去了。'],
  ['There is no tangent there: the slope has no finite value.', '该处没有切线：斜率没有有限的值。'],
  [
    'The tangent may be vertical, or the point a corner or an edge of the domain.',
    '切线可能是竖直的，或该点是尖点或定义域的边界。',
  ],
  ['A tangent touches at a point: give it with --at.', '切线切于一点：请用 --at 给出。'],
  [
    'The order of a Taylor polynomial is a whole number from 0 to {most}, not {order}.',
    '泰勒多项式的阶数是 0 到 {most} 的整数，而不是 {order}。',
  ],
  ['The point of expansion contains the variable {name}.', '展开点含有变量 {name}。'],
  ['Give a number, such as 0 or pi/2.', '请给出数，如 0 或 pi/2。'],
  ['The coefficients in {name} grow too long to write down.', '关于 {name} 的系数太长而无法写出。'],
  ['Ask for a lower order, or give {name} a value first.', '请降低阶数，或先给 {name} 一个值。'],
  ['There is no Taylor expansion at {point}: the function {why} there.', '在 {point} 处没有泰勒展开。'],
  ['Cancellation leaves no certain digit of the value.', '相消之后没有确定的数字。'],
  ['The expression has no finite value there.', '表达式在该处没有有限的值。'],
  [
    'The point {point} is not on the curve: the left side is {left}, the right side {right}.',
    '点 {point} 不在曲线上：左边为 {left}，右边为 {right}。',
  ],
];
