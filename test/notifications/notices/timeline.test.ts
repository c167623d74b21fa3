import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SenderChange } from '../../../src/bot/topics/change.ts';
import { extendTimeline, noTimeline, timelineEntry } from '../../../src/notifications/notices/timeline.ts';
import { everyChange, gap, happened, senderChange, sms, templateChange } from '../../support/notices.ts';

const mostBytes = 64 * 1024;

it('a timeline stays small, whatever happens to a thing and however often', () => {
  const step = fc.record({ before: fc.integer(), after: fc.integer() }, { requiredKeys: [] });
  const change: fc.Arbitrary<SenderChange> = fc
    .record({
      name: fc.string({ unit: 'binary', maxLength: 3000 }),
      operators: fc.dictionary(fc.string({ unit: 'binary', maxLength: 300 }), step, { maxKeys: 60 }),
      moderation: step,
    })
    .map((about) => senderChange({ ...about, object: about.name }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const timeline = changes.map((one, minute) => happened(one, minute)).reduce(extendTimeline, noTimeline);

      expect(JSON.stringify(timeline).length).toBeLessThan(mostBytes);
      expect(timeline.entries.length + timeline.earlier).toBe(changes.length);
    }),
    { numRuns: 60 },
  );
});

it.each(everyChange.map((change) => [change.topic, change] as const))(
  'keeps what a card says of a %s',
  (_topic, change) => {
    const whole = happened(change);

    expect(timelineEntry(whole)).toMatchObject({ event: whole.event, at: whole.at, change: { kind: change.kind } });
  },
);

it('keeps no texts, neither of templates nor of SMS', () => {
  const changes = [templateChange({ text: 'secret' }), sms('secret'), gap(1, 2)];

  expect(JSON.stringify(changes.map((change) => timelineEntry(happened(change))))).not.toContain('secret');
});

it('knows how a name stands from all that happened, beginning with what was known', () => {
  const known = { ...noTimeline, state: { moderation: 1, operators: { bee_step: 2 } } };
  const changes = [
    senderChange({ operators: { mts_step: { after: 1 }, tele2_step: { after: 1 } } }),
    senderChange({ operators: { mts_step: { before: 1, after: 2 }, tele2_step: { before: 1 } } }),
  ];
  const { state } = changes.map((change) => happened(change)).reduce(extendTimeline, known);

  expect(state).toEqual({ moderation: 1, operators: { bee_step: 2, mts_step: 2 } });
  expect(extendTimeline(known, happened(senderChange({ kind: 'disappeared' }))).state).toEqual({ operators: {} });
});
