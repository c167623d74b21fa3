import { describe, expect, it } from 'vitest';
import { type RenderedReply, renderReply } from '../../../src/adapters/telegram/render.ts';
import { type Block, code, fields, items, quote, table, text } from '../../../src/bot/reply.ts';
import { drawn } from '../../support/telegram-drawn.ts';
import { assertSendable, clickable } from '../../support/telegram-rules.ts';

function split(...blocks: readonly Block[]): RenderedReply['messages'] {
  const { messages } = renderReply({ summary: 's', blocks });
  for (const message of messages) {
    assertSendable(message);
    expect(clickable(message)).toEqual([]);
  }
  return messages;
}

function texts(...blocks: readonly Block[]): string[] {
  return split(...blocks).map((message) => message.text);
}

describe('splitting', () => {
  it('fills a message to the last unit', () => {
    expect(texts(text('a'.repeat(2000)), text('b'.repeat(2095)))).toHaveLength(1);
    expect(texts(text('a'.repeat(2000)), text('b'.repeat(2096)))).toEqual(['a'.repeat(2000), 'b'.repeat(2096)]);
  });

  it('prefers the places between blocks', () => {
    const list = fields(Array.from({ length: 20 }, (_one, index) => [`label ${index}`, 'v'.repeat(100)]));

    const [first, second] = texts(text('a'.repeat(3000)), list);

    expect(first).toBe('a'.repeat(3000));
    expect(second).toMatch(/^label 0: v[^]*label 19: v+$/);
  });

  it('keeps the title and the text of an item together', () => {
    const [first, second] = texts(
      text('a'.repeat(4000)),
      items([{ title: 'title', facts: [], text: 'b'.repeat(150) }]),
    );

    expect(first).toBe('a'.repeat(4000));
    expect(second).toBe(`title\n${'b'.repeat(150)}`);
  });

  it('divides a long table between rows under the same headings', () => {
    const rows = Array.from({ length: 400 }, (_one, index) => [String(index), 'x'.repeat(20)]);

    const messages = split(table([{ title: 'No.', align: 'right' }, { title: 'Where' }], rows));

    expect(messages.length).toBeGreaterThan(1);
    for (const { text: shown, entities } of messages) {
      expect(shown).toMatch(/^No\. {2}Where\n/);
      expect(entities).toEqual([{ type: 'pre', offset: 0, length: shown.length }]);
    }
    const shownRows = messages.flatMap(({ text: shown }) => shown.split('\n').slice(1));
    expect(shownRows.map((row) => row.trim().split('  '))).toEqual(rows);
  });

  it('leaves no heading alone at the end of a message', () => {
    const rows = Array.from({ length: 400 }, (_one, index) => [String(index), 'x'.repeat(20)]);

    const [first] = texts(text('a'.repeat(4080)), table([{ title: 'No.' }, { title: 'Where' }], rows));

    expect(first).toBe('a'.repeat(4080));
  });

  it('closes what is set off and opens it again in the next message', () => {
    const long = 'word '.repeat(2000).trim();

    const messages = split(items([{ title: 't', facts: [], text: `a\n${long}` }]));

    expect(messages.map(({ entities }) => entities.at(-1)?.type)).toEqual(messages.map(() => 'expandable_blockquote'));
    expect(messages.map((message) => message.text).join(' ')).toBe(`t\na ${long}`);
  });

  it('breaks a long line between words', () => {
    const long = 'слово '.repeat(1500).trim();

    const shown = texts(text(long));

    expect(shown.every((part) => /^слово[^]*слово$/.test(part))).toBe(true);
    expect(shown.join(' ')).toBe(long);
  });

  it.each([
    ['rockets', '🚀'],
    ['families', '👩‍👩‍👧‍👦'],
    ['flags', '🇷🇺'],
    ['accents', 'e\u0301\u0302'],
  ])('breaks a long word between characters: %s', (_name, character) => {
    const long = `x${character.repeat(3000)}`;

    const shown = texts(text(long));

    expect(shown.join('')).toBe(long);
    for (const part of shown.slice(1)) expect(part.startsWith(character)).toBe(true);
    for (const part of shown) expect(part.endsWith(character)).toBe(true);
  });

  it('breaks a character that fills messages by itself, but not within a pair of surrogates', () => {
    const long = `xx${'\u{1d167}'.repeat(5000)}`;

    expect(texts(text(long)).join('')).toBe(long);
  });

  it('puts no more than a hundred entities into a message', () => {
    const many = Array.from({ length: 450 }, (_one, index) => `@user${index}`);

    const inOne = split(text(many.join(' ')));
    const inLines = split(fields(many.map((name) => [name, name])));

    expect(inOne.length).toBeGreaterThan(4);
    expect(inOne.map((message) => message.text).join(' ')).toBe(many.join(' '));
    expect(inLines.map((message) => message.text).join('\n')).toBe(many.map((name) => `${name}: ${name}`).join('\n'));
  });

  it.each(['/start', '@admin', '#tag', '$USD'])('makes nothing clickable by breaking a word before %s', (risky) => {
    for (const length of [4090, 4094, 4095, 4096]) {
      const long = `${'a'.repeat(length)}${risky} b`;

      expect(texts(text(long)).join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
    }
  });

  it('keeps code in code on both sides', () => {
    expect(split(text(code('c'.repeat(5000)))).map((message) => drawn(message))).toEqual([
      `<c>${'c'.repeat(4096)}</c>`,
      `<c>${'c'.repeat(904)}</c>`,
    ]);
  });

  it('makes no blank message of empty lines', () => {
    expect(texts(quote(`a\n${'\n'.repeat(20_000)}b`), text('c'))).toEqual(['a', 'b\nc']);
  });
});
