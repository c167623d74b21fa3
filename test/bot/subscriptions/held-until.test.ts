import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldUntil } from '../../../src/bot/subscriptions/held-until.ts';
import { quietUntil } from '../../../src/bot/subscriptions/quiet-until.ts';
import type { Mute, QuietHours } from '../../../src/bot/subscriptions/subscription.ts';
import type { Change } from '../../../src/bot/topics/change.ts';

const place = { platform: 'test', id: 'one', kind: 'private' } as const;
const by = { platform: 'test', id: 'ann' };
const common = { object: 'x', isDecisive: false, isLoud: false } as const;
const sms: Change = {
  ...common,
  topic: 'inbox',
  kind: 'arrived',
  message: { id: '1', from: '79161234567', text: 'hello' },
};

function minutesOf(clock: string): number {
  const { hour, minute } = Temporal.PlainTime.from(clock);
  return hour * 60 + minute;
}

function quiet(from: string, to: string, zone = 'Europe/Moscow', except: QuietHours['except'] = []): QuietHours {
  return { in: place, from: minutesOf(from), to: minutesOf(to), zone, except, by };
}

function muted(number: number, endsAt: string, about: Partial<Mute> = {}): Mute {
  return { number, in: place, topic: 'inbox', filters: {}, endsAt: Temporal.Instant.from(endsAt), by, ...about };
}

/** When quiet hours end for a moment, as the clock on the wall shows both. */
function until(hours: QuietHours, wall: string): string | undefined {
  const at = Temporal.Instant.from(wall);
  return quietUntil(hours, at)?.toZonedDateTimeISO(hours.zone).toString({ timeZoneName: 'never' });
}

describe('quiet hours', () => {
  it.each([
    ['21:59:59', undefined],
    ['22:00:00', '2026-11-19T08:00:00+03:00'],
    ['23:59:59', '2026-11-19T08:00:00+03:00'],
    ['00:00:00', '2026-11-18T08:00:00+03:00'],
    ['07:59:59', '2026-11-18T08:00:00+03:00'],
    ['08:00:00', undefined],
  ])('over midnight, at %s', (clock, expected) => {
    expect(until(quiet('22:00', '08:00'), `2026-11-18T${clock}+03:00`)).toBe(expected);
  });

  it('within a day end on that day', () => {
    expect(until(quiet('13:00', '14:30'), '2026-11-18T13:30+03:00')).toBe('2026-11-18T14:30:00+03:00');
    expect(until(quiet('13:00', '14:30'), '2026-11-18T14:30+03:00')).toBeUndefined();
    expect(until(quiet('13:00', '00:00'), '2026-11-18T23:30+03:00')).toBe('2026-11-19T00:00:00+03:00');
  });

  it('end by the clock on the wall when summer time begins or ends in them', () => {
    const berlin = quiet('22:00', '08:00', 'Europe/Berlin');

    expect(until(berlin, '2026-03-28T23:00+01:00')).toBe('2026-03-29T08:00:00+02:00');
    expect(until(berlin, '2026-10-24T23:00+02:00')).toBe('2026-10-25T08:00:00+01:00');
  });

  it('whose end is skipped last an hour by the clock longer, and of two equal ends the first counts', () => {
    const berlin = quiet('22:00', '02:30', 'Europe/Berlin');

    expect(until(berlin, '2026-03-29T01:59+01:00')).toBe('2026-03-29T03:30:00+02:00');
    expect(until(berlin, '2026-10-25T02:15+02:00')).toBe('2026-10-25T02:30:00+02:00');
    expect(until(berlin, '2026-10-25T02:15+01:00')).toBeUndefined();
  });

  const minute = fc.integer({ min: 0, max: 1439 });
  const hours = fc
    .tuple(minute, minute, fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', '+05:30', 'UTC'))
    .filter(([from, to]) => from !== to)
    .map(([from, to, zone]): QuietHours => ({ in: place, from, to, zone, except: [], by }));
  const moment = fc
    .integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2027-01-01T00:00Z') })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

  it('hold at the minutes of the day that they say and end within a day, on every ordinary day', () => {
    fc.assert(
      fc.property(hours, moment, (quiet, at) => {
        const local = at.toZonedDateTimeISO(quiet.zone);
        const around = [-1, 0, 1].map((days) => local.add({ days }).hoursInDay);
        fc.pre(around.every((length) => length === 24));
        const now = local.hour * 60 + local.minute;
        const { from, to } = quiet;
        const isWithin = from < to ? from <= now && now < to : now >= from || now < to;
        const end = quietUntil(quiet, at);

        expect(end !== undefined).toBe(isWithin);
        if (end === undefined) return;
        const wall = end.toZonedDateTimeISO(quiet.zone);
        expect(wall.hour * 60 + wall.minute).toBe(to);
        expect(Temporal.Instant.compare(end, at)).toBe(1);
        expect(end.since(at).total('hours')).toBeLessThanOrEqual(24);
      }),
      { numRuns: 500 },
    );
  });

  it('end later than the moment they hold, at a time when they hold no longer, on every day', () => {
    fc.assert(
      fc.property(hours, moment, (quiet, at) => {
        const held = heldUntil(sms, { mutes: [], quiet }, at);
        if (held === undefined) return;
        expect(Temporal.Instant.compare(held.until, at)).toBe(1);
        expect(quietUntil(quiet, held.until)).toBeUndefined();
        expect(held.until.since(at).total('hours')).toBeLessThanOrEqual(50);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a change', () => {
  const noon = Temporal.Instant.from('2026-11-18T12:00+03:00');
  const night = quiet('22:00', '08:00');

  it('is told when nothing holds it', () => {
    expect(heldUntil(sms, { mutes: [] }, noon)).toBeUndefined();
    expect(heldUntil(sms, { mutes: [muted(1, '2026-11-18T12:00+03:00')], quiet: night }, noon)).toBeUndefined();
    expect(heldUntil(sms, { mutes: [muted(1, '2026-11-19T00:00Z', { topic: 'sender' })] }, noon)).toBeUndefined();
    const other = muted(1, '2026-11-19T00:00Z', { filters: { from: '7915*' } });
    expect(heldUntil(sms, { mutes: [other] }, noon)).toBeUndefined();
  });

  it.each<readonly [string, Partial<Mute>]>([
    ['its topic', {}],
    ['everything', { topic: 'all' }],
    ['a filter that it fits', { filters: { from: '7916*' } }],
  ])('is held by a mute of %s', (_what, about) => {
    const mute = muted(4, '2026-11-18T14:00+03:00', about);

    expect(heldUntil(sms, { mutes: [mute] }, noon)).toEqual({
      until: mute.endsAt,
      reason: { kind: 'mute', number: 4 },
    });
  });

  it('is held by quiet hours but for their exceptions', () => {
    const at = Temporal.Instant.from('2026-11-18T23:00+03:00');

    expect(heldUntil(sms, { mutes: [], quiet: night }, at)).toEqual({
      until: Temporal.Instant.from('2026-11-19T08:00+03:00'),
      reason: { kind: 'quiet-hours' },
    });
    expect(heldUntil(sms, { mutes: [], quiet: { ...night, except: ['inbox'] } }, at)).toBeUndefined();
  });

  it('is held until the last of those that follow each other ends, for the reason of the first', () => {
    const evening = muted(1, '2026-11-18T22:30+03:00');
    const morning = muted(2, '2026-11-19T09:00+03:00', { topic: 'all' });

    expect(heldUntil(sms, { mutes: [evening], quiet: night }, noon)).toEqual({
      until: Temporal.Instant.from('2026-11-19T08:00+03:00'),
      reason: { kind: 'mute', number: 1 },
    });
    expect(heldUntil(sms, { mutes: [evening, morning], quiet: night }, noon)?.until).toEqual(morning.endsAt);
  });
});
