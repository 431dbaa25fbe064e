import type { Subject } from '../language.ts';

/** What the command line says beside its reports. */
export const cli = {
  'serve.building': {
    en: 'The page is not built yet; this takes a few seconds, once.',
    zh: '页面尚未构建；首次构建需要几秒钟。',
  },
  'serve.listening': { en: 'Fluxion is at {url} (stop with Ctrl+C).', zh: 'Fluxion 位于 {url} （按 Ctrl+C 停止）。' },
  'cli.working': { en: 'Working, {seconds} s. Ctrl-C ends it.', zh: '正在计算，{seconds} 秒。Ctrl-C 可中止。' },
  'cli.greeting': {
    en: 'Fluxion: an expression, f(x) = x^2, or a command such as diff "x^2" --at 1. help; Ctrl-D ends.',
    zh: 'Fluxion：可输入表达式、f(x) = x^2，或 diff "x^2" --at 1 之类的命令。help 显示帮助，Ctrl-D 退出。',
  },
  'cli.help.expression': {
    en: 'an expression, simplified; with a value where it has no variables',
    zh: '表达式，化简后显示；不含变量时给出值',
  },
  'cli.help.derivative': {
    en: "a derivative; also f'(x) and diff(expression, x, 2)",
    zh: "导数；也可写 f'(x) 或 diff(表达式, x, 2)",
  },
  'cli.help.define': { en: 'definitions and assignments, for what follows', zh: '定义与赋值，供后面使用' },
  'cli.help.last': { en: 'the last value', zh: '上一个值' },
  'cli.help.command': {
    en: 'a command of fluxion; --help after it says its options',
    zh: 'fluxion 的命令；后加 --help 显示其选项',
  },
  'cli.help.exit': { en: 'end, as Ctrl-D does', zh: '退出，同 Ctrl-D' },
  'cli.ends': { en: 'Ctrl-D ends.', zh: 'Ctrl-D 退出。' },
  'cli.equation': {
    en: 'An equation: implicit "..." --wrt x --of y differentiates along its curve.',
    zh: '这是等式：implicit "..." --wrt x --of y 可沿其曲线求导。',
  },
  'cli.written': { en: 'Written: {file}', zh: '已写入：{file}' },
} as const satisfies Subject;
