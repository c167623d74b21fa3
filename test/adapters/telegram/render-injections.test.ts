import { describe, expect, it } from 'vitest';
import { telegramText } from '../../../src/adapters/telegram/render/line.ts';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import { bars, code, fields, items, note, quote, type Reply, strong, table, text } from '../../../src/bot/reply.ts';
import { displayWidth } from '../../../src/lib/display-width.ts';
import { injections } from '../../support/injections.ts';
import { assertSendable, clickable, type SentText } from '../../support/telegram-rules.ts';

function reply(...blocks: Reply['blocks']): Reply {
  return { summary: 's', blocks };
}

const columns = [{ title: 'a' }, { title: 'b' }];

/** Every place of a reply in which data can stand, between texts of ours. */
const places: readonly (readonly [name: string, build: (data: string) => Reply])[] = [
  ['summary', (data) => ({ summary: data, blocks: [] })],
  ['text', (data) => reply(text('Before ', data, ' after'))],
  ['strong text', (data) => reply(text('Before ', strong(data), ' after'))],
  ['code', (data) => reply(text('Before ', code(data), ' after'))],
  [
    'label',
    (data) =>
      reply(
        fields([
          ['first', '1'],
          [data, '2'],
        ]),
      ),
  ],
  [
    'value',
    (data) =>
      reply(
        fields([
          ['first', data],
          ['last', '2'],
        ]),
      ),
  ],
  [
    'value with a tone',
    (data) =>
      reply(
        fields([
          ['first', data, 'good'],
          ['last', '2'],
        ]),
      ),
  ],
  ['heading of a table', (data) => reply(table([{ title: data }, { title: 'b' }], [['1', '2']]))],
  [
    'cell of a table',
    (data) =>
      reply(
        table(columns, [
          ['1', data],
          [data, '2'],
        ]),
      ),
  ],
  ['wide cell of a table', (data) => reply(table(columns, [['x'.repeat(40), data]]))],
  ['title of an item', (data) => reply(items([{ title: data, facts: ['1'] }]))],
  ['fact', (data) => reply(items([{ title: 't', facts: ['1', data, '2'] }]))],
  ['text of an item', (data) => reply(items([{ title: 't', facts: [], text: data }]))],
  ['label of a bar', (data) => reply(bars([{ label: data, value: 1, shown: '1' }]))],
  ['value of a bar', (data) => reply(bars([{ label: 'a', value: 1, shown: data }]))],
  ['quote', (data) => reply(quote(data))],
  ['note', (data) => reply(text('first'), note(data))],
  ['banner', (data) => reply(note(data, 'bad'), text('last'))],
];

/** How the visible characters look one after the other, without the code that data may be set in. */
function looks({ text: shown, entities }: SentText): string[] {
  const all = Array.from({ length: shown.length }, (_unit, place) => {
    if (shown.slice(place, place + 1).trim() === '') return [];
    const around = entities.filter(({ offset, length }) => offset <= place && place < offset + length);
    const types = around.map(({ type }) => type.replace('expandable_', ''));
    return types.includes('code') ? [] : [types.join(' in ') || 'plain'];
  }).flat();
  return all.filter((look, index) => look !== all[index - 1]);
}

it('there are many injections', () => {
  expect(new Set(injections).size).toBeGreaterThan(100);
});

describe.each(places)('data in the place of a %s', (_name, build) => {
  it.each(injections)('is nothing but data: %j', (data) => {
    for (const message of renderReply(build(data)).messages) {
      assertSendable(message);
      expect(clickable(message)).toEqual([]);
    }

    const letters = 'b'.repeat(displayWidth(telegramText(data)));
    const { messages } = renderReply(build(`aa ${data} zz`));
    const [harmless] = renderReply(build(`aa ${letters} zz`)).messages;
    expect(messages.flatMap(looks)).toEqual(harmless && looks(harmless));
    for (const message of messages) expect(clickable(message)).toEqual([]);
  });
});
