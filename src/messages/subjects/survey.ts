import type { Subject } from '../language.ts';

/** The tables and figures of the survey of automatic differentiation in machine learning (2018). */
export const survey = {
  'survey.head': {
    en: 'From the survey of Baydin, Pearlmutter, Radul and Siskind (2018), computed here',
    zh: '出自 Baydin、Pearlmutter、Radul 与 Siskind 的综述（2018），由本程序计算',
  },
  'survey.exhibit': { en: 'table or figure', zh: '图表' },
  'survey.what': { en: 'what it shows', zh: '内容' },
  'survey.figure1': { en: 'Figure 1: backpropagation through a small network', zh: '图 1：小型网络的反向传播' },
  'survey.figure2': {
    en: 'Figure 2: four ways to a derivative, by formula or by program',
    zh: '图 2：求导的四种途径，从公式或从程序出发',
  },
  'survey.table1': {
    en: 'Table 1: iterates of the logistic map and their derivatives',
    zh: '表 1：逻辑斯蒂映射的迭代及其导数',
  },
  'survey.table2': { en: 'Table 2: forward mode, primals and tangents', zh: '表 2：前向模式，原始值与切线' },
  'survey.table3': { en: 'Table 3: reverse mode, primals and adjoints', zh: '表 3：反向模式，原始值与伴随' },
  'survey.table4': {
    en: 'Table 4: times of the gradient of the Helmholtz energy, measured now',
    zh: '表 4：亥姆霍兹自由能梯度的耗时，现场测量',
  },
  'survey.figure3': {
    en: 'Figure 3: error of difference quotients against the step',
    zh: '图 3：差商误差与步长的关系',
  },
  'survey.figure4': { en: 'Figure 4: the computation graph', zh: '图 4：计算图' },
  'survey.figure5': {
    en: 'Figure 5: operations of the gradient of the Helmholtz energy',
    zh: '图 5：亥姆霍兹自由能梯度的运算次数',
  },
  'survey.swell': {
    en: 'Expression swell: the derivatives of table 1, counted',
    zh: '表达式膨胀：表 1 中各导数的运算次数',
  },
  'survey.simplified': { en: 'simplified', zh: '化简后' },
  'survey.value': { en: 'value', zh: '值' },
  'survey.adjoint': { en: 'adjoint', zh: '伴随' },
  'survey.forwardPass': {
    en: '(a) Forward: the inputs make the activations, and these the error E',
    zh: '(a) 前向：由输入得到各激活值，进而得到误差 E',
  },
  'survey.backwardPass': {
    en: '(b) Backward: the adjoint of E makes the gradient, by the six weights and by the inputs',
    zh: '(b) 反向：由 E 的伴随得到对六个权重以及对输入的梯度',
  },
  'survey.descent': {
    en: 'One step of gradient descent, w - {rate} ∂E/∂w, takes E from {before} to {after}.',
    zh: '梯度下降一步（w - {rate} ∂E/∂w）使 E 从 {before} 变为 {after}。',
  },
  'survey.figure1Note': {
    en: 'The survey draws this network and prints no numbers: inputs, weights, target and the sigmoid are examples. Its caption was read as others quote it.',
    zh: '综述只画出该网络，没有给出数值：这里的输入、权重、目标值与 sigmoid 均为示例。图注依据他人的引用核对。',
  },
  'survey.asFormula': { en: 'The function as a formula', zh: '函数的公式形式' },
  'survey.asProgram': { en: 'The same function as a program, with a loop', zh: '同一函数的程序形式（含循环）' },
  'survey.by.manual': {
    en: 'By hand: a formula worked out on paper, then programmed',
    zh: '手动：在纸上推导公式，再编成程序',
  },
  'survey.by.symbolic': {
    en: 'Symbolic: rules make a formula of the formula; a loop has to be written out first',
    zh: '符号：用法则由公式得到公式；循环须先展开',
  },
  'survey.by.numeric': {
    en: 'Numeric: values of the program, a small step apart',
    zh: '数值：用程序在相距一小步处的值',
  },
  'survey.by.automatic': {
    en: 'Automatic: the program itself is differentiated, loop and all',
    zh: '自动微分：直接对程序（连同循环）求导',
  },
  'survey.exact': { en: 'exact but for rounding (error {error})', zh: '除舍入外精确（误差 {error}）' },
  'survey.approximate': { en: 'approximate (error {error})', zh: '近似（误差 {error}）' },
  'survey.pairs': {
    en: 'What forward mode carries through the loop: (v, dv), before it and after each pass',
    zh: '前向模式在循环中传递的 (v, dv)：循环之前与每次循环之后',
  },
  'survey.figure2Note': {
    en: 'Formula, programs, the step and the words exact and approximate are those of the figure as course notes quote it; the figure leaves the point x0 open, here it is that of figure 3.',
    zh: '公式、程序、步长以及“精确”“近似”均与课程讲义所引的该图一致；图中未给定点 x0，这里取图 3 的点。',
  },
  'survey.printedNote': {
    en: 'Compared with the table as course notes quote it: every term and every digit printed there is the same.',
    zh: '已与课程讲义所引的该表逐项核对：其中每一项、每一位数字都相同。',
  },
  'survey.figure3Note': {
    en: 'The function and both schemes are those of the survey; it prints no numbers beside the curves, and its drawing could not be had for a comparison point by point.',
    zh: '函数与两种格式与综述相同；该图没有标出数值，原图未能取得，无法逐点比较。',
  },
  'survey.figure5Note': {
    en: 'Operations, and how many times those of f that is. The survey draws times of one machine and one library (table 4 measures them); operations are the same everywhere.',
    zh: '运算次数，以及它是 f 的运算次数的多少倍。综述画的是某台机器上某个库的时间（见表 4 的现场测量）；运算次数则处处相同。',
  },
  'survey.timesOfColumn': { en: 'Time, as a multiple of f with the same n', zh: '耗时：相对于同一 n 的 f 的倍数' },
  'survey.timesOfFirst': { en: 'Time, as a multiple of f with n = 1', zh: '耗时：相对于 n = 1 的 f 的倍数' },
  'survey.operationsOfColumn': {
    en: 'Operations, as a multiple of f with the same n; these are exact',
    zh: '运算次数：相对于同一 n 的 f 的倍数（精确值）',
  },
  'survey.table4Note': {
    en: 'The times are those of this machine, just measured, of f, its tangents and its adjoints as compiled code; they differ from run to run. The survey prints times of its own machine and of DiffSharp. Those digits could not be had, so nothing is compared with them.',
    zh: '耗时为本机刚刚测得，f、切线与伴随均为编译后的代码，每次运行会有出入。综述给出的是作者机器上 DiffSharp 的时间；其数字未能取得，因此未作比较。',
  },
} as const satisfies Subject;
