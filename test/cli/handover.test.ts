import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runProgram } from './process.ts';

describe('with two operands, diff is the system’s diff', () => {
  let cwd = '';
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'fluxion-diff-'));
    writeFileSync(join(cwd, 'a.txt'), 'one\ntwo\n');
    writeFileSync(join(cwd, 'b.txt'), 'one\n2\n');
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  test('different files: its output and exit code 1', () => {
    expect(runProgram('diff', ['a.txt', 'b.txt'], { cwd })).toEqual({
      code: 1,
      stdout: '2c2\n< two\n---\n> 2\n',
      stderr: '',
    });
  });
  test('equal files: exit code 0', () => {
    expect(runProgram('diff', ['a.txt', 'a.txt'], { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  });
  test('its own options are passed on', () => {
    expect(runProgram('diff', ['-u', '--label', 'A', '--label', 'B', 'a.txt', 'b.txt'], { cwd }).stdout).toMatch(
      /^--- A\n\+\+\+ B\n/,
    );
  });
  test('a file and standard input', () => {
    expect(runProgram('diff', ['a.txt', '-'], { cwd, input: 'one\ntwo\n' }).code).toBe(0);
  });
  test('trouble: exit code 2', () => {
    const { code, stderr } = runProgram('diff', ['a.txt', 'missing.txt'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/missing\.txt/);
  });
  test('fluxion diff compares no files', () => {
    const { code, stderr } = runProgram('fluxion', ['diff', 'a.txt', 'b.txt'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/expression|argument/);
  });
});
