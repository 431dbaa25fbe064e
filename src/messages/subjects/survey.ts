import type { Subject } from '../language.ts';

/** The tables and figures of the survey of automatic differentiation in machine learning (2018). */
export const survey = {
  'survey.head': {
    en: 'From the survey of Baydin, Pearlmutter, Radul and Siskind (2018), computed here',
    zh: '出自 Baydin、Pearlmutter、Radul 与 Siskind 的综述（2018），由本程序计算',
  },
  'survey.exhibit': { en: 'table or figure', zh: '图表' },
  'survey.what': { en: 'what it shows', zh: '内容' },
  'survey.table1': {
    en: 'Table 1: iterates of the logistic map and their derivatives',
    zh: '表 1：逻辑斯蒂映射的迭代及其导数',
  },
  'survey.table2': { en: 'Table 2: forward mode, primals and tangents', zh: '表 2：前向模式，原始值与切线' },
  'survey.table3': { en: 'Table 3: reverse mode, primals and adjoints', zh: '表 3：反向模式，原始值与伴随' },
  'survey.figure3': {
    en: 'Figure 3: error of difference quotients against the step',
    zh: '图 3：差商误差与步长的关系',
  },
  'survey.figure4': { en: 'Figure 4: the computation graph', zh: '图 4：计算图' },
  'survey.swell': {
    en: 'Expression swell: the derivatives of table 1, counted',
    zh: '表达式膨胀：表 1 中各导数的运算次数',
  },
  'survey.helmholtz': {
    en: 'Figure 5 and table 4: gradient of the Helmholtz energy of a mixed fluid, by the number of components',
    zh: '图 5 与表 4：混合流体亥姆霍兹自由能的梯度，按组分数',
  },
  'survey.simplified': { en: 'simplified', zh: '化简后' },
  'survey.helmholtzNote': {
    en: 'Operations, and how many times those of f that is. The survey gives times of one machine and one library; operations are the same everywhere.',
    zh: '运算次数，以及它是 f 的运算次数的多少倍。综述给出的是某台机器上某个库的时间；运算次数则处处相同。',
  },
} as const satisfies Subject;
