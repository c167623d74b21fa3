import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telegramText } from '../../../src/adapters/telegram/render/line.ts';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { isBlank } from '../../../src/lib/blank.ts';
import { injections } from '../../support/injections.ts';
import { replyOf } from '../../support/reply-arbitrary.ts';
import { assertSendable, clickable } from '../../support/telegram-rules.ts';

const unit = fc.constantFrom(
  'a',
  'Z',
  'я',
  '7',
  '.',
  '<',
  '/',
  '@',
  '日',
  '🚀',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '\n',
  '\t',
  '\ud83d',
);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit, maxLength: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(...injections) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const short = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const long = fc.oneof(
  fc.tuple(word, fc.integer({ min: 100, max: 2000 })).map(([one, count]) => one.repeat(count)),
  fc.tuple(word, fc.integer({ min: 100, max: 2000 })).map(([one, count]) => `${one} `.repeat(count)),
);
const anyReply = fc.oneof(
  { weight: 3, arbitrary: replyOf(short) },
  { weight: 1, arbitrary: replyOf(fc.oneof({ weight: 20, arbitrary: short }, { weight: 1, arbitrary: long })) },
);

/** The texts of a block in the order in which they are read; headings and labels that may be left out are not among them. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.spans.map((span) => telegramText(typeof span === 'string' ? span : span.text)).join('')];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return block.rows.flat();
    case 'items':
      return block.items.flatMap(({ title, facts, text }) => [title, ...facts, ...(text ?? '').split(/[\r\n]/)]);
    case 'bars':
      return block.picture === undefined ? block.bars.flatMap(({ label, shown }) => [label, shown]) : [];
    case 'quote':
      return block.text.split(/[\r\n]/);
    case 'note':
      return [block.text];
    case 'file':
      return [];
  }
}

/** Without what cannot be seen: messages of nothing else are left out. */
function visible(text: string): string {
  return Array.from(text)
    .filter((letter) => !isBlank(letter))
    .join('');
}

/** What must be found one behind the other: words, and of a table letters, as its headings may stand again within a long word. */
function piecesOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    const words = textsOf(block).flatMap((text) => telegramText(text).split(/\s+/u).map(visible));
    return block.kind === 'table' ? words.flatMap((word) => Array.from(word)) : words;
  });
}

describe('any reply', () => {
  it('becomes messages that Telegram takes as they are, and in which nothing can be clicked', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { messages, caption } = renderReply(reply);

        expect(messages.length).toBeGreaterThan(0);
        for (const message of messages) {
          assertSendable(message);
          expect(clickable(message)).toEqual([]);
        }
        if (caption !== undefined) assertSendable(caption, 1024);
      }),
      { numRuns: 250 },
    );
  });

  it('is shown whole and in order', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const shown = renderReply(reply)
          .messages.map((message) => visible(message.text))
          .join('');

        let place = 0;
        for (const piece of piecesOf(reply)) {
          const found = shown.indexOf(piece, place);
          expect(found).toBeGreaterThanOrEqual(place);
          place = found + piece.length;
        }
      }),
      { numRuns: 250 },
    );
  });

  it('gives all files and pictures, and the same twice', () => {
    fc.assert(
      fc.property(replyOf(short), (reply) => {
        const rendered = renderReply(reply);

        expect(rendered).toEqual(renderReply(reply));
        expect([...rendered.charts, ...rendered.files]).toHaveLength(
          reply.blocks.filter((block) => block.kind === 'file' || (block.kind === 'bars' && block.picture)).length,
        );
      }),
    );
  });
});
