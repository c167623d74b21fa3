import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../src/bot/commands/index.ts';
import { plural } from '../../src/bot/language.ts';

const folder = join(import.meta.dirname, '../../src/bot/texts');

/** Every text of a catalogue with its path; of a function the source stands for what it may say. */
function textsOf(node: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node)]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

function pathsOf(node: unknown): readonly string[] {
  return textsOf(node, '')
    .map(([path]) => path)
    .sort();
}

/** Whether a text has three English words in a row; sources of functions have, and are left out. */
function isEnglish(text: string): boolean {
  return /[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text) && !text.includes('=>');
}

const catalogues: (readonly [name: string, catalogue: { readonly en: unknown; readonly ru: unknown }])[] = [];
for (const file of readdirSync(folder)) {
  const module = (await import(join(folder, file))) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === 'object' && value !== null && 'en' in value && 'ru' in value) catalogues.push([name, value]);
  }
}

describe('the texts', () => {
  it('are found at all', () => {
    expect(catalogues.length).toBeGreaterThan(10);
  });

  it.each(catalogues)('say the same things in both languages: %s', (_name, { en, ru }) => {
    expect(pathsOf(ru)).toEqual(pathsOf(en));
    expect(pathsOf(en).length).toBeGreaterThan(0);
  });

  it.each(catalogues)('are none empty, and none in the other language: %s', (_name, { en, ru }) => {
    const [english, russian] = [textsOf(en, 'en'), textsOf(ru, 'ru')];

    expect([...english, ...russian].filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(english.filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
    expect(russian.filter(([, text]) => isEnglish(text))).toEqual([]);
  });

  it.each(everyCommand.map((command) => [command.name, command] as const))(
    'of /%s are in both languages',
    (_name, command) => {
      const { summary, details, parameters } = command;
      expect(details?.ru.length).toBe(details?.en.length);
      const paragraphs = (details?.en ?? []).map((en, index) => ({ en, ru: details?.ru[index] ?? '' }));
      for (const { en, ru } of [summary, ...paragraphs, ...Object.values(parameters).map(({ expects }) => expects)]) {
        expect(en).not.toMatch(/\p{Script=Cyrillic}/u);
        expect(ru).toMatch(/\p{Script=Cyrillic}/u);
      }
    },
  );
});

describe('plurals', () => {
  const names = { one: 'имя', few: 'имени', many: 'имён', other: 'имени' };

  it.each([
    [0, 'имён', 'names'],
    [1, 'имя', 'name'],
    [2, 'имени', 'names'],
    [5, 'имён', 'names'],
    [11, 'имён', 'names'],
    [21, 'имя', 'names'],
    [22, 'имени', 'names'],
    [111, 'имён', 'names'],
  ])('of %i are %s and %s', (count, russian, english) => {
    expect(plural('ru', count, names)).toBe(russian);
    expect(plural('en', count, { one: 'name', other: 'names' })).toBe(english);
  });
});
