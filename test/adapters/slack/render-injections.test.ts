import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/slack/render.ts';
import { bars, code, fields, items, note, quote, type Reply, strong, table, text } from '../../../src/bot/reply.ts';
import { displayWidth } from '../../../src/lib/display-width.ts';
import { harmless } from '../../../src/lib/harmless.ts';
import { injections } from '../../support/injections.ts';
import { plainRendering } from '../../support/slack-rendering.ts';
import { active, assertSendable, type RuledBlock, readBlocks, readFallback } from '../../support/slack-rules.ts';

function reply(...blocks: Reply['blocks']): Reply {
  return { summary: 's', blocks };
}

const columns = [{ title: 'a' }, { title: 'b' }];

/** Every place of a reply in which data can stand, between texts of ours. */
const places: readonly (readonly [name: string, build: (data: string) => Reply])[] = [
  ['summary', (data) => ({ summary: data, blocks: [] })],
  ['summary above an answer', (data) => ({ summary: data, blocks: [text('first')] })],
  ['text', (data) => reply(text('Before ', data, ' after'))],
  ['strong text', (data) => reply(text('Before ', strong(data), ' after'))],
  ['code', (data) => reply(text('Before ', code(data), ' after'))],
  ['spans beside each other', (data) => reply(text(data, strong(data), code(data)))],
  ['label', (data) => reply(fields([[data, '2']]))],
  ['value', (data) => reply(fields([['first', data]]))],
  ['value with a tone', (data) => reply(fields([['first', data, 'good']]))],
  ['heading of a table', (data) => reply(table([{ title: data }, { title: 'b' }], [['1', '2']]))],
  ['cell of a table', (data) => reply(table(columns, [['1', data]]))],
  ['cell of one of two tables', (data) => reply(table(columns, [['1', data]]), table(columns, []))],
  ['title of an item', (data) => reply(items([{ title: data, facts: ['1'] }]))],
  ['fact', (data) => reply(items([{ title: 't', facts: ['1', data, '2'] }]))],
  ['text of an item', (data) => reply(items([{ title: 't', facts: [], text: data }]))],
  ['label of a bar', (data) => reply(bars([{ label: data, value: 1, shown: '1' }]))],
  ['value of a bar', (data) => reply(bars([{ label: 'a', value: 1, shown: data }]))],
  ['quote', (data) => reply(quote(data))],
  ['note', (data) => reply(text('first'), note(data))],
  ['banner', (data) => reply(note(data, 'bad'), text('last'))],
];

/** The structure of a message without its words. */
function shapeOf(blocks: readonly RuledBlock[]): string {
  return JSON.stringify(blocks, (key, value: unknown) => (key === 'text' && typeof value === 'string' ? '' : value));
}

function letterForLetter(data: string): string {
  return data.replaceAll(/[^\r\n]+/g, (line) => 'b'.repeat(displayWidth(harmless(line))));
}

function squeezed(shown: string): string {
  return shown.replaceAll(/[\s\u2060]+/gu, '');
}

it('there are many injections', () => {
  expect(new Set(injections).size).toBeGreaterThan(100);
});

describe.each(places)('data in the place of a %s', (_name, build) => {
  it.each(injections)('is nothing but data: %j', (data) => {
    for (const message of renderReply(build(data), plainRendering).messages) {
      assertSendable(message);
      expect(active(message.text)).toEqual([]);
    }

    const { messages } = renderReply(build(`aa ${data} zz`), plainRendering);
    const letters = renderReply(build(`aa ${letterForLetter(data)} zz`), plainRendering).messages;
    expect(messages.map((message) => shapeOf(assertSendable(message)))).toEqual(
      letters.map((message) => shapeOf(assertSendable(message))),
    );
    for (const message of messages) {
      expect(active(message.text)).toEqual([]);
      expect(squeezed(readFallback(message.text))).toContain(squeezed(harmless(data)));
    }
  });
});

describe.each([1, 7, 20])('data as the label of %i buttons', (count) => {
  it.each(injections)('is nothing but data: %j', (data) => {
    const buttons = Array.from({ length: count }, (_button, index) => ({ label: data, id: `b${index}` }));
    const [message] = renderReply({ summary: 's', blocks: [] }, { ...plainRendering, buttons }).messages;

    expect(message && assertSendable(message).map(({ type }) => type)).toEqual(['rich_text', 'actions']);
  });
});

it('the messages of injections can be read', () => {
  const [message] = renderReply(reply(text('<!channel> & :rocket:')), plainRendering).messages;

  expect(message && readBlocks(assertSendable(message))).toBe('<!channel> & :rocket:');
  expect(message?.text).toBe('s\n&lt;!channel&gt; &amp; :\u2060rocket:');
});
