import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import katex from 'katex';
import { columnsOf } from '../../src/explain/text/layout.ts';
import { diff, runProgram } from './process.ts';

const fluxion = (...args: string[]) => runProgram('fluxion', args);
const SURVEY = ['ln(x1) + x1*x2 - sin(x2)', '--at', 'x1=2,x2=5'];

describe('views of a derivative', () => {
  test('--steps: one rule a line, then the answer', () => {
    const { code, stdout } = diff('x^2*sin(x)', '--steps');
    expect(code).toBe(0);
    expect(stdout).toMatch(/= d\/dx\(x\^2\) \* sin\(x\) \+ x\^2 \* d\/dx\(sin\(x\)\) +product rule/);
    expect(stdout).toMatch(/derivative of sin/);
    expect(stdout).toMatch(/simplify\n$/);
  });

  test('--steps --order 2: one derivation after the other', () => {
    const { stdout } = diff('x^3', '--steps', '--order', '2');
    expect(stdout).toContain('derivative of order 2');
    expect(stdout).toContain('d/dx(3 * x^2)');
    expect(diff('x^3', '--steps', '--order', '-1').code).toBe(2);
  });

  test('--hint and --trace in LaTeX, and as data', () => {
    const hint = diff('x^2*sin(x)', '--hint', '--latex').stdout.trim().split('\n');
    expect(hint).toEqual([
      '\\frac{d}{d x}\\left[x^{2} \\sin\\left(x\\right)\\right]',
      "\\left(u v\\right)' = u' v + u v'",
      'u = x^{2}',
      'v = \\sin\\left(x\\right)',
    ]);
    const trace = diff('x^2*sin(x)', '--at', '1', '--trace', '--latex').stdout.trim();
    expect(trace.split('\n\n')).toHaveLength(3);
    for (const formula of [...hint, ...trace.split('\n\n')])
      expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' })).not.toThrow();
    const data = JSON.parse(diff('x^2*sin(x)', '--at', '1', '--hint', '--trace', '--latex', '--json').stdout);
    expect(data.hint.latex.split('\n')).toEqual(hint);
    expect(data.trace.latex).toBe(trace);
  });

  test('--steps --latex: aligned equations, and as data', () => {
    const { stdout } = diff('x^2*sin(x)', '--steps', '--latex');
    expect(stdout).toMatch(/^\\begin\{align\*\}\n.*&& \\text\{product rule\} \\\\\n.*\\end\{align\*\}\n$/s);
    const { steps } = JSON.parse(diff('x^2*sin(x)', '--steps', '--latex', '--json').stdout);
    expect(`${steps[0].latex}\n`).toBe(stdout);
  });

  test('--hint: the next rule and no result', () => {
    const { stdout } = diff('x^2*sin(x)', '--hint');
    expect(stdout).toContain('product rule');
    expect(stdout).not.toContain('cos');
  });

  test('--trace: the numbers of the survey', () => {
    const { stdout } = diff(...SURVEY, '--trace');
    for (const number of ['11.652071455223084', '5.5', '1.7163378145367738', '-0.28366218546322625'])
      expect(stdout).toContain(number);
  });

  test('--graph in every form, --plot as a file, --html as one page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fluxion-'));
    expect(diff(...SURVEY, '--graph', 'dot').stdout).toMatch(/^digraph/);
    expect(diff(...SURVEY, '--graph', 'mermaid').stdout).toMatch(/^flowchart/);
    expect(diff(...SURVEY, '--graph', 'text').stdout).toContain('see above');
    expect(diff(...SURVEY, '--graph', 'svg').stdout).toMatch(/^<svg /);
    const picture = join(folder, 'error.svg');
    expect(diff('x^2*sin(x)', '--at', '1', '--plot', 'error', '-o', picture).stdout).toBe(`Written: ${picture}\n`);
    expect(readFileSync(picture, 'utf8')).toMatch(/^<svg /);
    const page = join(folder, 'report.html');
    expect(diff('x^2*sin(x)', '--at', '1', '--html', page, '--lang', 'zh').code).toBe(0);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('lang="zh-Hans"');
    expect(html).toContain('font/woff2;base64');
    expect(html).not.toMatch(/url\((?!data:|#)/);
  });

  test('--plot swell and cost need no expression; the others say that they do', () => {
    expect(diff('--plot', 'swell').stdout).toContain('2,096');
    expect(diff('--plot', 'cost', '--lang', 'zh').stdout).toContain('反向模式');
    const { code, stderr } = diff('--plot', 'f');
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  });

  test('several views at once, as one JSON object', () => {
    const json = JSON.parse(diff(...SURVEY, '--steps', '--trace', '--graph', 'svg', '--hint', '--json').stdout);
    expect(json.trace.gradient).toEqual({ x1: 5.5, x2: 1.7163378145367738 });
    expect(json.steps).toHaveLength(2);
    expect(json.graph.nodes).toHaveLength(7);
    expect(json.hint.rule).toBe('sum rule');
  });

  test('what is no choice, no point or no file is said', () => {
    for (const args of [
      ['x^2', '--graph', 'png'],
      ['x^2', '--plot', 'pie'],
      ['x*y', '--trace', '--at', '1'],
      ['x^2', '--plot', 'f', '--at', '1', '-o', 'picture.png'],
      ['x^2', '--html', '/no/such/folder/report.html'],
      ['x^2', '--steps', '--lang', 'tlh'],
    ]) {
      const { code, stderr } = diff(...args);
      expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
      expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
    }
  });
});

describe('check, practice, examples, compare', () => {
  test('check: right is 0, wrong is 1 with the mistake', () => {
    expect(fluxion('check', 'x^2 sin(x)', 'x (2 sin x + x cos x)').code).toBe(0);
    const wrong = fluxion('check', 'x^2 sin(x)', '2x cos(x)');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout.replace(/\s+/g, ' ')).toContain('taken as the product of the derivatives');
    expect(JSON.parse(fluxion('check', 'x^3', '3x^3', '--json').stdout).findings[0].mistake).toBe('powerNotLowered');
    expect(fluxion('check', 'x^2', '2x', '--latex').stdout).toBe('\\frac{d}{d x}\\left[x^{2}\\right] = 2 x\n');
    const inLatex = fluxion('check', 'x^2*sin(x)', '2x cos(x)', '--latex', '--reveal').stdout.trim().split('\n');
    expect(inLatex[0]).toMatch(/\\neq 2 x \\cos/);
    expect(inLatex[2]).toMatch(/ = x \\left\(x/);
    for (const formula of inLatex) expect(() => katex.renderToString(formula, { throwOnError: true })).not.toThrow();
    expect(fluxion('check', 'x*y', 'y').code).toBe(2);
    expect(fluxion('check', 'x*y', 'y', '--wrt', 'x').code).toBe(0);
  });

  test('practice: the same seed, a hint, a check, a solution', () => {
    const args = ['practice', '--topic', 'chain', '--level', '2', '--seed', '7'];
    expect(fluxion(...args).stdout).toBe(fluxion(...args).stdout);
    const exercise = JSON.parse(fluxion(...args, '--json').stdout);
    expect(fluxion(...args, '--answer', exercise.answer).code).toBe(0);
    expect(fluxion(...args, '--answer', 'x').code).toBe(1);
    expect(fluxion(...args, '--solution').stdout).toContain(exercise.answer);
    expect(fluxion('practice', '--topic', 'knitting').code).toBe(2);
  });

  test('examples: the list, one by name, a slip of the finger', () => {
    expect(fluxion('examples').stdout).toContain('dense-layer');
    expect(fluxion('examples', 'survey-example').code).toBe(0);
    expect(fluxion('examples', 'survay-example').stderr).toContain('survey-example');
  });

  test('compare: a row an example, a column a method', () => {
    const { code, stdout } = fluxion('compare', 'product', 'dense-layer');
    expect(code).toBe(0);
    expect(stdout).toMatch(/example +manual +numeric +symbolic +forward +reverse/);
    expect(stdout).toContain('Use it for many inputs and one output');
  });
});

describe('languages', () => {
  test('--lang zh, or the locale: everything is Chinese and stays in its columns', () => {
    for (const outcome of [
      diff('x^2*sin(x)', '--at', '1', '--lang', 'zh'),
      runProgram('diff', ['x^2*sin(x)', '--at', '1'], { env: { LC_ALL: 'zh_CN.UTF-8' } }),
    ]) {
      expect(outcome.stdout).toContain('5 种方法结果一致。');
      const rows = outcome.stdout.split('\n').filter((line) => /^ {2}(?:手动|数值|符号|前向|反向)/.test(line));
      expect(rows).toHaveLength(5);
      // The derivative begins in the same column of every row.
      const starts = rows.map((row) => columnsOf(row.slice(0, row.indexOf('2.22'))));
      expect(new Set(starts).size).toBe(1);
      for (const line of outcome.stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(100);
    }
  });

  test('failures and help too', () => {
    expect(diff('(x', '--lang', 'zh').stderr).toContain('没有闭合');
    expect(diff('ln(x)', '--at', '-1', '--lang', 'zh').stderr).toContain('定义域');
    expect(diff('--help', '--lang', 'zh').stdout).toContain('选项：');
    expect(
      runProgram('fluxion', ['equal', 'x', 'x+0'], { env: { LANG: 'zh_TW.UTF-8', LC_ALL: '', LC_MESSAGES: '' } })
        .stdout,
    ).toContain('相等');
  });

  test('NO_COLOR and a pipe: no escape sequences, no progress', () => {
    const { stdout, stderr } = fluxion('compare', 'product');
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
