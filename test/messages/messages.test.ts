import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  catalogue,
  fill,
  isMessage,
  LANGUAGES,
  languageOf,
  type MessageKey,
  placesOf,
  speaker,
} from '../../src/messages/index.ts';
import { table } from '../../src/ops/index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All TypeScript below src, cli and web. */
function sources(): string[] {
  return ['src', 'cli', 'web'].flatMap((part) =>
    readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(ROOT, part, name), 'utf8')),
  );
}

describe('the message catalogue', () => {
  test('every message is there in every language, with the same places', () => {
    for (const [key, texts] of Object.entries(catalogue)) {
      for (const language of LANGUAGES) expect([key, texts[language].trim() === '']).toEqual([key, false]);
      expect([key, placesOf(texts.zh).sort()]).toEqual([key, placesOf(texts.en).sort()]);
    }
  });

  test('Chinese messages are Chinese: they hold ideographs, unless they hold no word at all', () => {
    for (const [key, { en, zh }] of Object.entries(catalogue)) {
      const hasWords = /[A-Za-z]{2}/.test(en.replace(/\{[^}]*\}/g, ''));
      if (hasWords) expect([key, /\p{Script=Han}/u.test(zh)]).toEqual([key, true]);
    }
  });

  test('every message that the sources ask for by name is there', () => {
    const asked = sources().flatMap((text) =>
      [...text.matchAll(/\bsay\('([\w.' -]+?)'/g)].map((match) => match[1] as string),
    );
    expect(asked.length).toBeGreaterThan(60);
    expect([...new Set(asked)].filter((key) => !isMessage(key))).toEqual([]);
  });

  test('no message is left that nobody asks for', () => {
    const all = sources().join('\n');
    const families = [
      'rule.',
      'mistake.',
      'scheme.',
      'method.',
      'topic.',
      'steps.',
      'error.',
      'note.',
      'teacher.',
      'export.',
    ];
    // The catalogue itself holds every key once; a use is a second time.
    const isUsed = (key: string) =>
      families.some((family) => key.startsWith(family)) || all.split(`'${key}'`).length > 2;
    expect(Object.keys(catalogue).filter((key) => !isUsed(key))).toEqual([]);
  });

  test('every rule of the table of functions has a name in every language', () => {
    const rules = [...table.values()].flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
    expect([...new Set(rules)].filter((rule) => !isMessage(`rule.${rule}`))).toEqual([]);
  });

  test('places are filled, and numbers choose their word', () => {
    expect(fill('{count} {count|point|points}', { count: 1 })).toBe('1 point');
    expect(fill('{count} {count|point|points}', { count: 3 })).toBe('3 points');
    expect(speaker('zh')('steps.rule', { rule: '乘积法则' })).toBe('乘积法则');
    expect(Object.keys(catalogue).every((key) => speaker('en')(key as MessageKey) !== '')).toBe(true);
  });

  test('the words of the field are the usual ones', () => {
    const zh = Object.values(catalogue)
      .map((texts) => texts.zh)
      .join('\n');
    for (const word of [
      '手动',
      '数值',
      '符号',
      '自动微分',
      '表达式膨胀',
      '截断误差',
      '舍入误差',
      '前向模式',
      '反向模式',
      '伴随',
      '切线',
      '计算图',
    ]) {
      expect(zh).toContain(word);
    }
  });

  test('a locale is read as POSIX and browsers write it', () => {
    expect(['zh_CN.UTF-8', 'zh-TW', 'ZH', 'en_GB', 'C', 'de_DE', undefined].map(languageOf)).toEqual([
      'zh',
      'zh',
      'zh',
      'en',
      'en',
      'en',
      'en',
    ]);
  });
});
