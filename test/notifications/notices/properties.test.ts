import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply as slack } from '../../../src/adapters/slack/render.ts';
import { renderReply as telegram } from '../../../src/adapters/telegram/render.ts';
import { covered } from '../../../src/bot/privacy.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Change } from '../../../src/bot/topics/change.ts';
import { cardReply } from '../../../src/notifications/notices/card.ts';
import { type CardChange, isCardChange } from '../../../src/notifications/notices/card-change.ts';
import { decisiveReply } from '../../../src/notifications/notices/decisive.ts';
import { digestReply } from '../../../src/notifications/notices/digest.ts';
import { heldSummary } from '../../../src/notifications/notices/held.ts';
import { inboxReply } from '../../../src/notifications/notices/inbox.ts';
import type { Happened } from '../../../src/notifications/notices/notice-context.ts';
import { extendTimeline, noTimeline } from '../../../src/notifications/notices/timeline.ts';
import { noon } from '../../support/clock.ts';
import { injections } from '../../support/injections.ts';
import {
  everyChange,
  fileOf,
  happened,
  healthChange,
  mailingChange,
  readerOf,
  senderChange,
  sms,
  templateChange,
} from '../../support/notices.ts';
import { plainText } from '../../support/reply.ts';
import { plainRendering } from '../../support/slack-rendering.ts';
import { active, assertSendable as assertSlackTakes } from '../../support/slack-rules.ts';
import { assertSendable as assertTelegramTakes, clickable } from '../../support/telegram-rules.ts';

const held = { reason: 'muted', from: noon, until: noon + 60_000 } as const;

/** Everything that comes from outside, in its place. */
function withData(data: string): readonly Change[] {
  return [
    senderChange({ name: data, operators: { [data]: { before: 1, after: 2 } } }),
    templateChange({ sender: data, text: data, operators: { [data]: { before: 1, after: 2 } } }),
    sms(data, { id: data, from: data, to: data }),
    mailingChange({ id: data, name: data }),
    healthChange({ what: 'watcher', which: data }),
  ];
}

function cardOf(one: Happened<CardChange>, count: number, kind: 'private' | 'group'): Reply {
  const timeline = Array.from({ length: count }, () => one).reduce(extendTimeline, noTimeline);
  return cardReply({ happened: one, timeline, context: readerOf('ru', kind) });
}

describe('what comes from outside is nothing but data in notices', () => {
  it.each(injections)('%j', async (data) => {
    const all = withData(data).map((change, index) => happened(change, index));
    const context = readerOf('en');
    const notices = [await digestReply(all, context), await heldSummary(all, held, context)];
    for (const { change, ...about } of all) {
      if (change.topic === 'inbox') notices.push(await inboxReply([{ ...about, change }], context));
      if (isCardChange(change)) notices.push(cardOf({ ...about, change }, 3, 'private'));
      if (isCardChange(change)) notices.push(decisiveReply({ ...about, change }, context));
    }

    for (const notice of notices) {
      for (const message of telegram(notice).messages) {
        assertTelegramTakes(message);
        expect(clickable(message)).toEqual([]);
      }
      for (const message of slack(notice, plainRendering).messages) {
        assertSlackTakes(message);
        expect(active(message.text)).toEqual([]);
      }
      expect(notice.summary).not.toBe('');
    }
  });
});

it('a card is one message on every platform, also after much has happened to much', () => {
  const operators = Object.fromEntries(
    Array.from({ length: 40 }, (_operator, index) => [
      `operator_${index}_${'x'.repeat(60)}`,
      { before: index, after: index % 9 },
    ]),
  );
  const known = [
    'mts_step',
    'mega_step',
    'bee_step',
    'motiv_step',
    'tele2_step',
    'tele2',
    'mts_int',
    'mega_int',
    'ua_reg',
  ];
  const steps = Object.fromEntries(known.map((key, index) => [key, { before: 1, after: index % 6 }]));
  const changes = [
    senderChange({ name: 'n'.repeat(400), operators }),
    senderChange({ operators: steps }),
    templateChange({ text: 'Ж'.repeat(5000), operators }),
    mailingChange({ name: 'm'.repeat(5000) }),
    ...everyChange.filter(isCardChange),
  ];
  for (const change of changes) {
    const card = cardOf(happened(change), 40, 'group');

    expect(telegram(card).messages).toHaveLength(1);
    expect(slack(card, plainRendering).messages).toHaveLength(1);
  }
});

it('SMS of any length and number take few messages', async () => {
  for (const count of [1, 2, 8, 9, 300]) {
    const all = Array.from({ length: count }, () => happened(sms('Ж<&>\n'.repeat(4000))));
    const reply = await inboxReply(all, readerOf('en'));

    expect(telegram(reply).messages.length).toBeLessThanOrEqual(2);
    expect(slack(reply, plainRendering).messages.length).toBeLessThanOrEqual(4);
  }
});

it('every change of a storm is named exactly once in its file', async () => {
  const count = fc.integer({ min: 9, max: 60 });
  const which = fc.array(fc.nat({ max: everyChange.length }), { minLength: 9, maxLength: 60 });
  const kind = fc.constantFrom('private' as const, 'group' as const);
  await fc.assert(
    fc.asyncProperty(count, which, kind, async (sent, others, place) => {
      const context = readerOf('en', place);
      const storm = Array.from({ length: sent }, (_sms, n) =>
        happened(sms(`a;"b"\r\n${n}`, { id: `id${n}!` }), n, `e-s${n}!`),
      );
      const changes = others.map((index, n) =>
        happened(everyChange[index] ?? sms('one', { id: `id${n}?` }), n, `e-c${n}!`),
      );
      for (const all of [storm, [...storm, ...changes]]) {
        for (const notice of [await digestReply(all, context), await heldSummary(all, held, context)]) {
          const { content } = fileOf(notice);
          for (const { event } of all) expect(content.split(event)).toHaveLength(2);
          for (const n of storm.keys()) expect(content.split(`id${n}!`)).toHaveLength(2);
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('nothing of a covered number or code is in what a group gets', async () => {
  const phone = fc.integer({ min: 79_000_000_000, max: 79_999_999_999 }).map(String);
  const code = fc.integer({ min: 100_000, max: 99_999_999 }).map(String);
  const beginning = fc.nat({ max: 300 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(phone, phone, code, beginning), { minLength: 1, maxLength: 12 }),
      async (sent) => {
        const all = sent.map(([from, to, secret, before], n) =>
          happened(sms(`${'w'.repeat(before)} ${secret} ok`, { id: `id${n}`, from, to }), 0, `e-${n}`),
        );
        const context = readerOf('ru', 'group');
        const named = mailingChange({ id: 'one', name: `${sent[0]?.[2]}` });
        const notices = [
          await inboxReply(all, context),
          await digestReply(all, context),
          await heldSummary([...all, happened(named)], held, context),
          cardOf(happened(named), 1, 'group'),
        ];
        const shown = notices.map((notice) => {
          const files = notice.blocks.filter((block) => block.kind === 'file').map(({ content }) => content);
          return [notice.summary, plainText(notice), ...files].join('\n');
        });
        for (const [from, to, secret] of sent) {
          for (const text of shown) {
            expect(text).not.toContain(from);
            expect(text).not.toContain(to);
            expect(text).not.toContain(secret);
            expect(text).not.toMatch(new RegExp(`(?<![\\d•])${secret.slice(0, 3)}…`));
          }
        }
        expect(shown[1]).toContain(covered.phone(sent[0]?.[0] ?? ''));
      },
    ),
    { numRuns: 60 },
  );
});
