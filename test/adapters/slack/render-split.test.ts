import { describe, expect, it } from 'vitest';
import { renderReply, type SlackMessage } from '../../../src/adapters/slack/render.ts';
import { type Block, fields, items, note, quote, strong, table, text } from '../../../src/bot/reply.ts';
import { drawn } from '../../support/slack-drawn.ts';
import { plainRendering } from '../../support/slack-rendering.ts';

function messagesOf(...blocks: readonly Block[]): readonly SlackMessage[] {
  return renderReply({ summary: 's', blocks }, plainRendering).messages;
}

function shown(...blocks: readonly Block[]): string[] {
  return messagesOf(...blocks).map(drawn);
}

const words = Array.from({ length: 900 }, (_word, index) => `word${index}`);

describe('an answer that is longer than a message', () => {
  it('goes on in the next one, broken between words', () => {
    const messages = shown(text(words.join(' ')));

    expect(messages.length).toBeGreaterThan(1);
    expect(messages.join(' ').split(' ')).toEqual(words);
  });

  it('keeps its style', () => {
    const messages = shown(text(strong(words.join(' '))));

    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message).toMatch(/^<b>word[^<]*<\/b>$/);
  });

  it('is never broken within a character', () => {
    const family = '👩‍👩‍👧‍👦';
    const messages = shown(text(family.repeat(600)));

    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message.replaceAll(family, '')).toBe('');
    expect(messages.join('')).toBe(family.repeat(600));
  });

  it('is broken between lines where it has several', () => {
    const list = words.map((word): [string, string] => [word, 'x'.repeat(20)]);
    const messages = shown(fields(list));

    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message).toMatch(/^<b>word\d+:<\/b> x{20}\n[^]*x{20}$/);
  });

  it('is kept together where a part fits into a message', () => {
    const messages = shown(
      text('a'.repeat(2500)),
      fields([
        ['b', 'c'.repeat(1000)],
        ['d', 'e'.repeat(1000)],
      ]),
    );

    expect(messages[0]).toMatch(/^a+$/);
    expect(messages[1]).toMatch(/^<b>b:[^]*<b>d:/);
  });

  it('repeats the headings of a table in a fixed pitch', () => {
    const rows = words.map((word) => [word, '1']);
    const messages = shown(table([{ title: 'Name' }, { title: 'Count', align: 'right' }], rows));

    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message).toMatch(/^<pre>Name {5}Count\nword/);
  });

  it('continues quotes and text in a fixed pitch', () => {
    const lines = words.join('\n');
    const inItems = shown(items([{ title: 't', facts: [], text: lines }]));

    expect(shown(quote(lines))[1]).toMatch(/^<pre>word/);
    expect(inItems[0]).toMatch(/^<b>t<\/b>\n<q>word0\n/);
    expect(inItems[1]).toMatch(/^<q>word[^]*<\/q>$/);
  });

  it('has no more blocks in a message than Slack takes', () => {
    const list = Array.from({ length: 60 }, (_block, index) => note(`${index}`));
    const messages = messagesOf(...list);

    expect(messages.map(({ blocks }) => blocks.length)).toEqual([50, 10]);
  });

  it('leaves room for what has to be escaped, in the blocks and in the fallback', () => {
    expect(shown(text('&'.repeat(3000))).join('')).toBe('&'.repeat(3000));
    expect(
      shown(quote('"\\'.repeat(3000)))
        .join('')
        .replaceAll(/<\/?pre>/g, ''),
    ).toBe('"\\'.repeat(3000));
  });
});

describe('an answer that needs more messages than are wanted', () => {
  const list = table(
    [{ title: 'Name' }, { title: 'Count' }],
    words.map((word) => [word, '1']),
  );
  const buttons = [{ label: 'CSV', id: 'b0' }];

  it('is its beginning, which says so above the buttons, and a file with the whole', () => {
    const options = { ...plainRendering, buttons, mostMessages: 2 };
    const { messages, whole } = renderReply({ summary: 's', blocks: [note('now'), list] }, options);

    expect(messages).toHaveLength(2);
    expect(messages.map(drawn)[1]).toMatch(
      /\nword\d+ +1<\/pre>\n---\n<small>The whole is in the file.<\/small>\n---\n\[CSV\]$/,
    );
    expect(messages[1]?.text).toMatch(/\nThe whole is in the file\.$/);
    expect(whole).toMatchObject({ name: 'answer.txt', mediaType: 'text/plain' });
    expect(whole?.content).toMatch(/^now\nName {5}Count\nword0 {4}1\n[^]*\nword899 {2}1\n$/);
  });

  it("keeps Slack's own table whole, and aligns it in the file", () => {
    const rows = words.slice(0, 60).map((word) => [word, '1']);
    const own = table([{ title: 'Name' }, { title: 'Count', align: 'right' }], rows);
    const blocks = [own, text(words.join(' '))];
    const { messages, whole } = renderReply({ summary: 's', blocks }, { ...plainRendering, mostMessages: 1 });

    expect(messages.map(drawn)[0]).toMatch(/^\|Name\|Count\|\n[^]*\|word59\|1\|\n---\n/);
    expect(whole?.content).toMatch(/^Name {4}Count\nword0 {7}1\n/);
  });

  it('begins after one message where pages can be turned: only the one that is pressed can be put in place of', () => {
    const blocks = [text(`first ${'word '.repeat(1500)}last`)];
    const buttons = [{ label: '▶', command: '/page k 2', turns: true as const }];
    const turned = renderReply({ summary: 's', blocks, buttons }, { ...plainRendering, mostMessages: 3 });

    expect(renderReply({ summary: 's', blocks }, { ...plainRendering, mostMessages: 3 }).messages).toHaveLength(3);
    expect(turned.messages).toHaveLength(1);
    expect(turned.whole?.content).toContain('last');
  });

  it('is whole where it just fits', () => {
    const { messages, whole } = renderReply(
      { summary: 's', blocks: [text('a')] },
      { ...plainRendering, mostMessages: 1 },
    );

    expect(messages).toHaveLength(1);
    expect(whole).toBeUndefined();
  });
});
