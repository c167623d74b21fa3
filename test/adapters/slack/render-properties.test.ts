import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RenderOptions, renderHome, renderReply } from '../../../src/adapters/slack/render.ts';
import type { Block, Reply } from '../../../src/bot/reply.ts';
import { isBlank } from '../../../src/lib/blank.ts';
import { harmless } from '../../../src/lib/harmless.ts';
import { injections } from '../../support/injections.ts';
import { replyOf } from '../../support/reply-arbitrary.ts';
import { plainRendering } from '../../support/slack-rendering.ts';
import { active, assertHome, assertSendable, readBlocks, readFallback } from '../../support/slack-rules.ts';

const unit = fc.constantFrom(
  'a',
  'Z',
  'я',
  '7',
  '.',
  '<',
  '&',
  '"',
  '@',
  ':',
  '日',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '\n',
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

function optionsFor({ buttons = [] }: Reply, more: Partial<RenderOptions> = {}): RenderOptions {
  const shown = buttons.map(({ label }, index) => ({ label, id: `b${index}` }));
  return { ...plainRendering, buttons: shown, ...more };
}

/** The texts of a block in the order in which they are read; headings that may be left out are not among them. */
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.spans.map((span) => harmless(typeof span === 'string' ? span : span.text)).join('')];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return block.rows.flat();
    case 'items':
      return block.items.flatMap(({ title, facts, text }) => [title, ...facts, ...(text ?? '').split(/[\r\n]/)]);
    case 'bars':
      return block.bars.flatMap(({ label, shown }) => [label, shown]);
    case 'quote':
      return block.text.split(/[\r\n]/);
    case 'note':
      return [block.text];
    case 'file':
      return [];
  }
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

function wordsOf({ blocks }: Reply): string[] {
  return blocks
    .flatMap(textsOf)
    .map(harmless)
    .filter((text) => !isBlank(text))
    .flatMap((text) => text.split(/\s+/u))
    .filter((one) => !isBlank(one));
}

/** The first word that does not stand in a text behind the one before it. */
function missingWord(words: readonly string[], text: string): string | undefined {
  const shown = squeezed(text);
  let place = 0;
  for (const one of words) {
    // Headings may stand between the letters of a word that is longer than a message.
    for (const part of one.length > 400 ? Array.from(one, squeezed) : [one]) {
      const found = shown.indexOf(part, place);
      if (found < place) return one;
      place = found + part.length;
    }
  }
  return undefined;
}

describe('any reply', () => {
  it('becomes messages that Slack takes, and in whose fallback it finds no markup', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { messages, whole } = renderReply(reply, optionsFor(reply));

        expect(messages.length).toBeGreaterThan(0);
        expect(whole).toBeUndefined();
        for (const message of messages) {
          assertSendable(message);
          expect(active(message.text)).toEqual([]);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('is shown whole and in order, in blocks and in the fallback', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const { messages } = renderReply(reply, optionsFor(reply));

        const blocks = messages.map((message) => readBlocks(assertSendable(message))).join('\n');
        const fallback = messages.map(({ text }) => readFallback(text)).join('\n');
        const spoken = wordsOf(reply).map((one) => one.replaceAll('\u2060', ''));
        expect(missingWord(wordsOf(reply), blocks)).toBeUndefined();
        expect(missingWord(spoken, fallback)).toBeUndefined();
      }),
      { numRuns: 250, seed: 77 },
    );
  });

  it('is cut to as many messages as are wanted, and stands whole in a file then', () => {
    fc.assert(
      fc.property(anyReply, fc.integer({ min: 1, max: 3 }), (reply, mostMessages) => {
        const { messages, whole } = renderReply(reply, optionsFor(reply, { mostMessages }));

        expect(messages.length).toBeLessThanOrEqual(mostMessages);
        for (const message of messages) assertSendable(message);
        if (whole === undefined) return;
        expect(messages.at(-1)?.text).toContain('The whole is in the file');
        expect(missingWord(wordsOf(reply), whole.content)).toBeUndefined();
      }),
      { numRuns: 250 },
    );
  });

  it('becomes a Home tab that Slack takes', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(assertHome(renderHome(reply, optionsFor(reply))).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('has each button once, gives all files and pictures, and the same twice', () => {
    fc.assert(
      fc.property(replyOf(short), (reply) => {
        const options = optionsFor(reply, { pictures: true });
        const rendered = renderReply(reply, options);

        expect(rendered).toEqual(renderReply(reply, options));
        expect([...rendered.charts, ...rendered.files]).toHaveLength(
          reply.blocks.filter((block) => block.kind === 'file' || (block.kind === 'bars' && block.picture)).length,
        );
        const ids = JSON.stringify(rendered.messages).match(/(?<="value":")b\d+/g) ?? [];
        expect(ids).toEqual(options.buttons.map(({ id }) => id));
      }),
    );
  });
});
