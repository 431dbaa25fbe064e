import type { Subject } from '../language.ts';

/** What may have gone wrong in a derivative worked out by hand. `{at}` is the part where it was made. */
export const mistakes = {
  'mistake.innerForgotten': {
    en: 'The inner derivative is missing in the derivative of {at}.',
    zh: '求 {at} 的导数时漏乘了内层函数的导数。',
  },
  'mistake.productOfDerivatives': {
    en: 'The derivative of the product {at} was taken as the product of the derivatives.',
    zh: '把乘积 {at} 的导数当成了导数的乘积。',
  },
  'mistake.productAsSum': {
    en: 'The derivatives of the factors of {at} were added; each is multiplied by the other factor first.',
    zh: '把 {at} 各因子的导数直接相加了；每个导数应先乘以另一个因子。',
  },
  'mistake.numeratorAlone': {
    en: 'Only the numerator of {at} was differentiated; the denominator varies too, so the quotient rule applies.',
    zh: '只对 {at} 的分子求了导；分母也含变量，应使用商法则。',
  },
  'mistake.loweredInFront': {
    en: 'In front of {at} comes the old exponent, not the one lowered by 1.',
    zh: '{at} 提到前面的应是原来的指数，而不是减 1 之后的。',
  },
  'mistake.exponentAdded': {
    en: 'In {at} the exponent multiplies the constant factor; here it was added to it.',
    zh: '{at} 的指数应与常数因子相乘，这里却相加了。',
  },
  'mistake.productHalf': {
    en: 'The product rule for {at} has two terms; one of them is missing.',
    zh: '{at} 的乘积法则有两项，漏了一项。',
  },
  'mistake.productSign': {
    en: 'The product rule for {at} adds its two terms; here they were subtracted.',
    zh: '{at} 的乘积法则是两项相加，这里却相减了。',
  },
  'mistake.productFactorKept': {
    en: 'In a term of the product rule for {at} the wrong factors stand: each term has one factor differentiated and the other as it is.',
    zh: '{at} 的乘积法则有一项因子写错了：每一项都是一个因子求导，另一个保持不变。',
  },
  'mistake.quotientOfDerivatives': {
    en: 'The derivative of the quotient {at} was taken as the quotient of the derivatives.',
    zh: '把商 {at} 的导数当成了导数的商。',
  },
  'mistake.quotientSign': {
    en: "The quotient rule for {at} has its sign turned: it is (u'v - uv')/v^2, numerator first.",
    zh: "{at} 的商法则符号反了：应为 (u'v - uv')/v^2，先对分子求导。",
  },
  'mistake.quotientPlus': {
    en: 'The quotient rule for {at} subtracts its two terms; here they were added.',
    zh: '{at} 的商法则是两项相减，这里却相加了。',
  },
  'mistake.quotientNotSquared': {
    en: 'The denominator of the quotient rule for {at} was not squared.',
    zh: '{at} 的商法则中分母没有平方。',
  },
  'mistake.quotientFactorLost': {
    en: "A factor is missing in the numerator of the quotient rule for {at}: it is u'v - uv'.",
    zh: "{at} 的商法则中分子漏了一个因子：应为 u'v - uv'。",
  },
  'mistake.powerNotLowered': {
    en: 'The exponent was put in front of {at} but not lowered by 1.',
    zh: '{at} 的指数提到了前面，但没有减 1。',
  },
  'mistake.exponentNotInFront': {
    en: 'The exponent of {at} was lowered but not put in front as a factor.',
    zh: '{at} 的指数减了 1，但没有作为系数提到前面。',
  },
  'mistake.powerRaised': {
    en: 'The exponent of {at} was raised by 1 instead of lowered.',
    zh: '{at} 的指数应减 1，这里却加了 1。',
  },
  'mistake.integrated': { en: '{at} was integrated instead of differentiated.', zh: '对 {at} 作了积分而不是求导。' },
  'mistake.powerRuleOnExponential': {
    en: 'The variable of {at} is in the exponent, so the power rule does not apply to it.',
    zh: '{at} 的变量在指数上，不能用幂法则。',
  },
  'mistake.baseForgotten': {
    en: 'The derivative of {at} needs the factor ln of its base.',
    zh: '{at} 的导数漏了底数的对数这一因子。',
  },
  'mistake.logarithmBaseForgotten': {
    en: 'The base of the logarithm {at} was forgotten: its derivative is divided by ln of the base.',
    zh: '忘了对数 {at} 的底：其导数要除以底数的自然对数。',
  },
  'mistake.logarithmBaseAbove': {
    en: 'The derivative of the logarithm {at} is divided by ln of the base, not multiplied by it.',
    zh: '对数 {at} 的导数应除以底数的自然对数，而不是乘以它。',
  },
  'mistake.logarithmOfExponent': {
    en: 'The derivative of {at} has the factor ln of the base; here the logarithm of the exponent was taken.',
    zh: '{at} 的导数应乘以底数的自然对数，这里却取了指数的对数。',
  },
  'mistake.otherLogarithm': {
    en: 'The derivative of {at} needs the natural logarithm of the base, ln, not one to the base 10 or 2.',
    zh: '{at} 的导数要用底数的自然对数 ln，而不是以 10 或 2 为底的对数。',
  },
  'mistake.exponentPulledOut': {
    en: 'The exponent of {at} was pulled out as in ln(u^n) = n ln(u); here the logarithm itself is raised to it, so the power rule and the chain rule apply.',
    zh: '把 {at} 的指数像 ln(u^n) = n ln(u) 那样提了出来；这里是对数本身的幂，应使用幂法则和链式法则。',
  },
  'mistake.reciprocalPowerLowered': {
    en: 'The exponent of {at} is negative, and lowering it makes it more negative: 1/u^n leads to u^(n + 1) below, not to u^(n - 1).',
    zh: '{at} 的指数是负数，减 1 后更小：1/u^n 求导后分母是 u^(n + 1)，而不是 u^(n - 1)。',
  },
  'mistake.exponentSignLost': {
    en: 'The exponent of {at} is negative; it comes in front with its sign.',
    zh: '{at} 的指数是负数，提到前面时要带着负号。',
  },
  'mistake.exponentInverted': {
    en: 'The exponent of {at} was put in front upside down: it is a factor, not a divisor.',
    zh: '{at} 的指数提到前面时颠倒了：应乘以它，而不是除以它。',
  },
  'mistake.loweredWrongly': {
    en: 'The new exponent of {at} is wrong: 1 is taken from the whole exponent, fraction and sign included.',
    zh: '{at} 的新指数算错了：应从整个指数（包括分数和符号）中减去 1。',
  },
  'mistake.reciprocalOfItself': {
    en: 'The derivative of {at} is one over its argument, not one over the logarithm.',
    zh: '{at} 的导数是其自变量的倒数，而不是对数的倒数。',
  },
  'mistake.functionSign': { en: 'The derivative of {at} has the wrong sign.', zh: '{at} 的导数符号错了。' },
  'mistake.outerAtVariable': {
    en: 'The outer derivative of {at} was taken at the variable, not at the inner function.',
    zh: '{at} 的外层导数应在内层函数处取值，而不是在自变量处。',
  },
  'mistake.innerInside': {
    en: 'The inner derivative of {at} was put inside the function; it is a factor beside it.',
    zh: '{at} 的内层导数放错了位置：它应作为因子乘在外面，而不在函数里面。',
  },
  'mistake.innerAdded': {
    en: 'The inner derivative of {at} was added; it is a factor.',
    zh: '{at} 的内层导数被加上了；它应作为因子相乘。',
  },
  'mistake.insideOnly': {
    en: 'Only the inside of {at} was differentiated; the function around it has a derivative too.',
    zh: '只对 {at} 的内层求了导，外层函数也要求导。',
  },
  'mistake.outerKept': {
    en: 'The inner derivative of {at} is there, but the function itself was not differentiated.',
    zh: '{at} 乘了内层导数，但外层函数本身没有求导。',
  },
  'mistake.constantKept': {
    en: 'A constant term of {at} was kept; the derivative of a constant is 0.',
    zh: '{at} 中的常数项被保留了；常数的导数为 0。',
  },
  'mistake.constantAsOne': {
    en: 'A constant term of {at} was differentiated to 1; the derivative of a constant is 0.',
    zh: '{at} 中常数项的导数被当成了 1；常数的导数为 0。',
  },
  'mistake.coefficientLost': { en: 'The constant factor of {at} was lost.', zh: '{at} 的常数因子丢了。' },
  'mistake.coefficientDifferentiated': {
    en: 'The constant factor of {at} was differentiated as if it were a variable.',
    zh: '把 {at} 的常数因子当成变量求了导。',
  },
  'mistake.termLost': { en: 'A term of {at} was lost.', zh: '{at} 漏了一项。' },
  'mistake.termSign': { en: 'A term of {at} has the wrong sign.', zh: '{at} 有一项符号错了。' },
  'mistake.denominatorAlone': {
    en: "Only the denominator of {at} was differentiated, in its place; the derivative of c/v is -c v'/v^2.",
    zh: "只是把 {at} 的分母换成了它的导数；c/v 的导数是 -c v'/v^2。",
  },
  'mistake.powerLost': {
    en: 'The exponent of {at} was put in front, but the power itself was lost.',
    zh: '{at} 的指数提到了前面，但幂本身丢了。',
  },
  'mistake.loweredBackwards': {
    en: 'The new exponent of {at} is n - 1, not 1 - n.',
    zh: '{at} 求导后的指数应为 n - 1，而不是 1 - n。',
  },
  'mistake.exponentialRuleOnPower': {
    en: 'The base of {at} varies too, so the exponential rule alone does not do.',
    zh: '{at} 的底数也含变量，只用指数法则不够。',
  },
  'mistake.squareForgotten': {
    en: 'The derivative of {at} is a square; here the square is missing.',
    zh: '{at} 的导数是一个平方，这里漏了平方。',
  },
  'mistake.argumentNotSquared': {
    en: 'In the derivative of {at} the whole argument is squared; here it is not.',
    zh: '{at} 的导数中整个自变量要平方，这里没有。',
  },
  'mistake.rootForgotten': {
    en: 'In the derivative of {at} stands a root; here it is missing.',
    zh: '{at} 的导数中有根号，这里漏了根号。',
  },
  'mistake.termKept': {
    en: 'A term of {at} was not differentiated.',
    zh: '{at} 中有一项没有求导。',
  },
  'mistake.otherDifferentiated': {
    en: 'A term of {at} without the variable was differentiated by another one; here it is a constant.',
    zh: '{at} 中有一项不含自变量，却对另一个变量求了导；在这里它是常数。',
  },
  'mistake.constantDifferentiated': {
    en: '{at} is a constant: it does not contain the variable, so its derivative is 0.',
    zh: '{at} 是常数，不含自变量，因此导数为 0。',
  },
  'mistake.antiderivative': {
    en: 'That is an antiderivative: its derivative is {at}. It was integrated instead of differentiated.',
    zh: '这是原函数：它的导数是 {at}。这里作了积分而不是求导。',
  },
  'mistake.otherFunction': {
    en: 'For {at} the derivative of {other} was taken.',
    zh: '求 {at} 的导数时用成了 {other} 的导数。',
  },
  'mistake.inverseInstead': {
    en: '{other} is the inverse function of the outer one in {at}; the derivative of a function is neither its inverse nor the derivative of that.',
    zh: '{other} 是 {at} 中外层函数的反函数；函数的导数既不是它的反函数，也不是反函数的导数。',
  },
  'mistake.takenForFunction': {
    en: 'The derivative of {at} was taken to be {other}. Only sin and cos lead to each other; other pairs of functions do not.',
    zh: '把 {at} 的导数当成了 {other}。只有 sin 与 cos（以及 sinh 与 cosh）求导后互相得出，其他成对的函数并非如此。',
  },
  'mistake.takenForSquare': {
    en: 'The derivative of {at} was taken to be the square of {other}; tan and sec were mixed up, or their kind.',
    zh: '把 {at} 的导数当成了 {other} 的平方；混淆了 tan 与 sec 这类函数的导数。',
  },
  'mistake.inverseAsReciprocal': {
    en: '{at} was treated like 1/{other}; it is the inverse function of {other}, not its reciprocal.',
    zh: '把 {at} 当成了 1/{other}；它是 {other} 的反函数，而不是倒数。',
  },
  'mistake.notDifferentiated': {
    en: 'That is the function itself, not its derivative.',
    zh: '这是函数本身，还没有求导。',
  },
  'mistake.oppositeSign': { en: 'The sign of the whole is turned.', zh: '整个式子的符号反了。' },
  'mistake.otherVariable': { en: 'That is the derivative by another variable.', zh: '这是对另一个变量的导数。' },
  'mistake.twice': { en: 'That is the second derivative.', zh: '这是二阶导数。' },
  'mistake.constantFactor': { en: 'It is {amount} times the derivative.', zh: '它是导数的 {amount} 倍。' },
  'mistake.constantAdded': {
    en: 'It differs from the derivative by the constant {amount}.',
    zh: '它与导数相差常数 {amount}。',
  },
  'mistake.slopeSign': {
    en: 'The sign is turned: the terms without the slope go to the other side of the equation with the opposite sign.',
    zh: '符号反了：不含所求导数的项移到等号另一边时要变号。',
  },
  'mistake.slopeUpsideDown': {
    en: 'The fraction is upside down: what stands beside the slope goes into the denominator.',
    zh: '分子分母颠倒了：与所求导数相乘的部分应放在分母上。',
  },
  'mistake.constantSideKept': {
    en: 'The constant {at} of the equation was kept; both sides are differentiated, and the derivative of a constant is 0.',
    zh: '方程中的常数 {at} 被保留了；两边都要求导，常数的导数为 0。',
  },
  'mistake.mixedHalf': {
    en: 'The term {at} contains both variables: its derivative has two parts, and the one without the slope is missing.',
    zh: '{at} 这一项同时含两个变量，求导后有两部分，漏掉了不含所求导数的那一部分。',
  },
  'mistake.dependentAsConstant': {
    en: 'In the term {at} the dependent variable was treated as a constant; it changes along the curve, so its slope comes in as a factor.',
    zh: '在 {at} 这一项中把因变量当成了常数；它沿曲线变化，求导时要乘以所求导数。',
  },
  'mistake.slopeFactorForgotten': {
    en: 'The derivative of the term {at} needs the slope as a factor, by the chain rule; it was forgotten.',
    zh: '由链式法则，{at} 求导后要乘以所求导数，这里漏乘了。',
  },
  'mistake.oneBranch': {
    en: 'It holds on one part of the curve only: the equation has other solutions, with another sign.',
    zh: '它只在曲线的一部分上成立：方程还有其他（符号不同的）解。',
  },
  'mistake.slopeNotDivided': {
    en: 'The equation was not solved for the slope: what stands beside it still has to be divided by.',
    zh: '没有把所求导数解出来：还要除以与它相乘的部分。',
  },
  'check.right': { en: 'Right.', zh: '正确。' },
  'check.rightForm': {
    en: '{formula} is the derivative of {f} by {variable}.',
    zh: '{formula} 是 {f} 对 {variable} 的导数。',
  },
  'check.rightAlong': {
    en: '{formula} is {name} along {curve}.',
    zh: '{formula} 是曲线 {curve} 上的 {name}。',
  },
  'check.compared': {
    en: 'Compared in high precision at {count} {count|point|points}.',
    zh: '以高精度在 {count} 个点上作了比较。',
  },
  'check.comparedAlong': {
    en: 'Compared at {count} {count|point|points} of the curve.',
    zh: '在曲线上的 {count} 个点处作了比较。',
  },
  'check.shorter': { en: 'A shorter form: {answer}', zh: '更简的形式：{answer}' },
  'check.wrong': { en: 'Not the derivative.', zh: '不是导数。' },
  'check.witness': {
    en: 'At {at} it gives {given}, and the derivative is {expected}.',
    zh: '在 {at} 处它的值为 {given}，而导数为 {expected}。',
  },
  'check.noValue': {
    en: 'At {at} it has no value, and the derivative is {expected}.',
    zh: '在 {at} 处它没有值，而导数为 {expected}。',
  },
  'check.likely': { en: 'Likely:', zh: '可能的错误：' },
  'check.also': { en: 'Or:', zh: '或者：' },
  'check.unknown': {
    en: 'None of the usual mistakes leads to this answer.',
    zh: '常见的错误都得不出这个答案。',
  },
  'check.stepsByDiff': {
    en: 'To see how it is worked out, line by line: diff "{f}"{wrt} --steps',
    zh: '逐行推导可见：diff "{f}"{wrt} --steps',
  },
  'check.stepsByPractice': {
    en: 'To see how it is worked out, line by line, ask for the solution: --solution',
    zh: '逐行推导见解答：--solution',
  },
  'check.hint': { en: 'The {rule}: {statement}', zh: '对应法则（{rule}）：{statement}' },
  'check.answer': { en: 'The derivative is {answer}.', zh: '正确的导数是 {answer}。' },
} as const satisfies Subject;
