import type { Sentence } from './translator.ts';

/** What the numbers of a comparison show. */
export const notes: readonly Sentence[] = [
  [
    'f jumps at {where} (from {left} on the left, {here} at the point, to {right} on the right), so it has no derivative there; given is that of the pieces beside the jump.',
    'f 在 {where} 处跳跃（左侧 {left}，该点 {here}，右侧 {right}），故在此没有导数；给出的是跳跃两旁各段的导数。',
  ],
  [
    'Rounding decides the value of {call}: it jumps within the rounding errors of what it is given, so doubles may take either side.',
    '{call} 的值由舍入决定：它在其参数的舍入误差范围内跳跃，双精度计算可能落在任一侧。',
  ],
  [
    'f has a kink at {where}: the derivative is {left} from the left and {right} from the right. Any value between counts as right; the reference is the smallest.',
    'f 在 {where} 处有尖点：左导数为 {left}，右导数为 {right}。两者之间的任何值都算正确；参考值取其中绝对值最小者。',
  ],
  ['The derivative by {variable} is infinite at {where}.', '在 {where} 处对 {variable} 的导数为无穷大。'],
  [
    '{where} is the edge of the domain: the derivative is taken from the {side!} only.',
    '{where} 是定义域的边界：只取{side!}导数。',
  ],
  ['The numeric value stands in for it, to within {error}.', '以数值导数代替，误差不超过 {error}。'],
  [
    'The numeric value by {variable} stands in for it, to within {error}.',
    '以对 {variable} 的数值导数代替，误差不超过 {error}。',
  ],
  ['Only {digits} digits of the reference are certain.', '参考值只有 {digits} 位数字是确定的。'],
  [
    'Only {digits} digits of the reference by {variable} are certain.',
    '对 {variable} 的参考值只有 {digits} 位数字是确定的。',
  ],
  [
    'There is no reference: no two steps in high precision agree. {instead!}',
    '没有参考值：高精度下没有两个步长的结果一致。{instead!}',
  ],
  [
    'There is no reference: f is too large to evaluate it in high precision within seconds. {instead!}',
    '没有参考值：f 太大，无法在数秒内作高精度求值。{instead!}',
  ],
  [
    'There is no {digits}-digit reference, because {names} has no high-precision form. {instead!}',
    '没有 {digits} 位参考值，因为 {names} 没有高精度形式。{instead!}',
  ],
  [
    'There is no {digits}-digit reference, because {names} have no high-precision form. {instead!}',
    '没有 {digits} 位参考值，因为 {names} 没有高精度形式。{instead!}',
  ],
  [
    '{names!} meets an undefined intermediate value (such as 0/0) at this point: the result is NaN.',
    '{names!}在该点遇到无定义的中间值（如 0/0）：结果为 NaN。',
  ],
  [
    '{names!} meet an undefined intermediate value (such as 0/0) at this point: the result is NaN.',
    '{names!}在该点遇到无定义的中间值（如 0/0）：结果为 NaN。',
  ],
  [
    '{names!} meets an undefined intermediate value (such as 0/0) at this point; given is the limit of its values beside it.',
    '{names!}在该点遇到无定义的中间值（如 0/0）；给出的是其在该点旁的值的极限。',
  ],
  [
    '{names!} meet an undefined intermediate value (such as 0/0) at this point; given is the limit of their values beside it.',
    '{names!}在该点遇到无定义的中间值（如 0/0）；给出的是它们在该点旁的值的极限。',
  ],
  [
    'Differences in doubles do not see f at {where}: between one double and the next lies a pole or a change as large as f, so the numeric row tells nothing.',
    '双精度下的差分在 {where} 处看不清 f：相邻两个双精度数之间有极点，或变化与 f 一样大，因此数值一行不说明任何问题。',
  ],
  [
    '{name} is read as one name; if {other} is meant, write it so.',
    '{name} 读作一个名称；若想表示 {other}，请照此书写。',
  ],
  ['{names!} does not agree with the reference.', '{names!}与参考值不一致。'],
  ['{names!} do not agree with the reference.', '{names!}与参考值不一致。'],
  [
    'Numeric is off by more than it says: f itself is a little off in doubles near the point, and the step magnifies that.',
    '数值导数的误差超过其估计：f 本身在该点附近的双精度值略有偏差，被步长放大了。',
  ],
  [
    '{name!} keeps {kept!} correct digits: {what!} right in high precision, but nearly equal terms cancel in doubles.',
    '{name!}只保留 {kept!} 位正确数字：{what!}在高精度下是正确的，但在双精度下相近的项相减而抵消。',
  ],
  [
    '{name!} keeps {kept} correct digit: {what!} right in high precision, but nearly equal terms cancel in doubles.',
    '{name!}只保留 {kept} 位正确数字：{what!}在高精度下是正确的，但在双精度下相近的项相减而抵消。',
  ],
  [
    '{name!} keeps about {kept} of 16 digits: terms of its formula are far larger than their sum and cancel. {other!} works on f as it is written and does not lose them.',
    '{name!}的 16 位数字中约保留 {kept} 位：其公式的各项远大于它们的和，相互抵消。{other!}按 f 原来的写法计算，不会丢失这些数字。',
  ],
  [
    'Numeric keeps about {kept} of 16 digits after {evaluations} evaluations: f(x+h) and f(x-h) are nearly equal, and dividing the rounding of their difference by the step {step} magnifies it.',
    '数值导数经 {evaluations} 次求值后，16 位数字中约保留 {kept} 位：f(x+h) 与 f(x-h) 几乎相等，其差的舍入误差除以步长 {step} 后被放大。',
  ],
  [
    'Numeric keeps about {kept} of 16 digits after {evaluations} evaluations: at its step {step} the error of the formula itself outweighs rounding.',
    '数值导数经 {evaluations} 次求值后，16 位数字中约保留 {kept} 位：在步长 {step} 下，公式本身的截断误差超过舍入误差。',
  ],
  [
    '{names!} are right to the last digit or two of double precision: they differentiate by rules and take no difference.',
    '{names!}精确到双精度的最后一两位：它们按法则求导，不作差分。',
  ],
  [
    'Forward takes one sweep for each of the {count} variables ({forward} operations), reverse one for all ({reverse}).',
    '前向模式对 {count} 个变量各需一次传播（{forward} 次运算），反向模式一次即得全部（{reverse} 次）。',
  ],
  [
    'The reference is taken at the double nearest to {place}, the number that every method is given.',
    '参考值取自最接近 {place} 的双精度数，即各方法实际得到的数。',
  ],
  ['f does not depend on {name}, so its derivative by {name2} is 0.', 'f 不依赖于 {name}，故对 {name2} 的导数为 0。'],
  ['f does not contain {name}; its value has no effect.', 'f 不含 {name}，它的值没有作用。'],
  [
    'The formula {formula} is not the derivative: at {where} it {has!}, and the derivative is {expected}.',
    '公式 {formula} 不是导数：在 {where} 处它{has!}，而导数为 {expected}。',
  ],
  [
    'The formula {formula} is not the derivative by {variable}: at {where} it {has!}, and the derivative is {expected}.',
    '公式 {formula} 不是对 {variable} 的导数：在 {where} 处它{has!}，而导数为 {expected}。',
  ],
  [
    'No point was found where f is finite and smooth, so nothing was checked; give one with its values.',
    '没有找到 f 有限且光滑的点，因此没有检验；请给出一个点。',
  ],
  ['Checked at {count} points of the domain: {points}.', '在定义域的 {count} 个点上作了检验：{points}。'],
  ['Checked at 1 point of the domain: {points}.', '在定义域的 1 个点上作了检验：{points}。'],
  ['At {place}: {note!}', '在 {place} 处：{note!}'],
  ['At the first point that was tried, {place}: {note!}', '在试过的第一个点 {place} 处：{note!}'],
  ['f is a constant.', 'f 是常数。'],
  ['One value of f takes so long that no more points were tried.', 'f 的一次求值耗时太长，因此没有再试更多的点。'],
  ['{name} is a bound or an order here: f has no derivative by it.', '{name} 在这里是上下限或阶数：f 对它没有导数。'],
  [
    '{names&} are bounds or orders here: f has no derivative by them.',
    '{names&} 在这里是上下限或阶数：f 对它们没有导数。',
  ],
  [
    'Rounding takes every digit of this value: it is {exact}, and doubles give {given}. Ask for digits to have it right.',
    '舍入使这个值的各位数字都不对：它是 {exact}，而双精度得到 {given}。要得到正确的值，请指定位数。',
  ],
  [
    'Rounding leaves {count} of 16 digits of this value: it is {exact}, and doubles give {given}. Ask for digits to have it right.',
    '舍入使这个值在 16 位中只剩 {count} 位：它是 {exact}，而双精度得到 {given}。要得到正确的值，请指定位数。',
  ],
  [
    'In high precision no digit of this value is certain, so it may have none where doubles give {given}.',
    '在高精度下这个值没有一位是确定的，因此在双精度得到 {given} 的地方它可能没有值。',
  ],
];
