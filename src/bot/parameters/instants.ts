import type { Catalogue } from '../language.ts';
import { readDay, writeDay } from './days.ts';
import { type Moment, type Parameter, type Parsed, right, today, wrong } from './parameter.ts';

const clock = /^(?:(.+?)[\sT]+(?:в\s+|at\s+)?)?(\d{1,2})[:.](\d{2})$/iu;

/** A moment to come, by the account's clock: `18:00`, `tomorrow 9:00`, `21.11.2026 18:00`; in milliseconds since the epoch. */
export function instant(hint: string): Parameter<number> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: 'a time to come, such as 18:00, "tomorrow 9:00" or "21.11.2026 18:00"',
      ru: 'время в будущем, например 18:00, "завтра 9:00" или "21.11.2026 18:00"',
    },
    words: [],
    parse: readInstant,
    // The zone of the account is not known here; seconds since the epoch are the same everywhere.
    print: (ms) => `@${Math.floor(ms / 1000)}`,
  };
}

function readInstant(written: string, moment: Moment): Parsed<number> {
  const [, seconds] = /^@(\d{1,12})$/.exec(written) ?? [];
  if (seconds !== undefined) return toCome(Number(seconds) * 1000, moment);
  const [, dayPart, hour = '', minute = ''] = clock.exec(written.trim()) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return wrong;
  const day = dayPart === undefined ? right(today(moment)) : readDay(dayPart, moment);
  if (!day.ok) return day;
  const time = Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) });
  return toCome(day.value.toZonedDateTime({ timeZone: moment.zone, plainTime: time }).epochMilliseconds, moment);
}

function toCome(ms: number, moment: Moment): Parsed<number> {
  const reason = whyOver(ms, moment);
  return reason === undefined ? right(ms) : { ok: false, reason };
}

/** Says of a moment, in milliseconds since the epoch, that it is over; `undefined` for one that is still to come. */
export function whyOver(ms: number, { now, zone }: Moment): Catalogue<string> | undefined {
  if (ms > now.epochMilliseconds) return undefined;
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const day = writeDay(at.toPlainDate());
  const time = `${at.hour}:${String(at.minute).padStart(2, '0')}`;
  return { en: `${day} ${time} is over already.`, ru: `${day} ${time} уже прошло.` };
}
