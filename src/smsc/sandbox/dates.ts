import { dayMs, hourMs, minuteMs } from './spans.ts';

const two = (part: number): string => String(part).padStart(2, '0');

/** A moment on the account's own clock face: a Date whose UTC parts are the local ones. */
export function local(at: number, gmt: number): Date {
  return new Date(at + gmt * hourMs);
}

/**
 * A moment as the provider writes it, `DD.MM.YYYY hh:mm:ss` in the account's zone (facts 9.4); empty for a moment that
 * has not come.
 */
export function writeDate(at: number | undefined, gmt: number): string {
  if (at === undefined) return '';
  const date = local(at, gmt);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()} ${time}`;
}

/** Whole seconds since the epoch, as the fields that end in `_timestamp` hold them. */
export function writeTimestamp(at: number): number {
  return Math.floor(at / 1000);
}

/** The day on which a moment lies in the account's zone, `YYYY-MM-DD`, so that days sort as texts. */
export function dayOf(at: number, gmt: number): string {
  return local(at, gmt).toISOString().slice(0, 10);
}

/** The moment at which the day `DD.MM.YYYY` begins in the account's zone, or `undefined` when it is no day. */
export function readDay(text: string, gmt: number): number | undefined {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text);
  if (parts === null) return undefined;
  return moment(Number(parts[3]), Number(parts[2]), Number(parts[1]), 0, 0, gmt);
}

/**
 * When to send, as the parameter `time` says it: `DDMMYYhhmm`, `h1-h2` (between these hours), `0` and a timestamp, or
 * `+` and minutes (facts 8). `undefined` when it is none of these.
 */
export function readSendTime(text: string, now: number, gmt: number): number | undefined {
  const fixed = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (/^0\d{10}$/.test(text)) return Number(text) * 1000;
  if (fixed !== null) {
    const [, day, month, year, hours, minutes] = fixed.map(Number);
    return moment(2000 + (year ?? 0), month ?? 0, day ?? 0, hours ?? 0, minutes ?? 0, gmt);
  }
  const later = /^\+(\d{1,6})$/.exec(text);
  if (later !== null) return now + Number(later[1]) * minuteMs;
  const between = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  if (between === null || Number(between[1]) > 23 || Number(between[2]) > 24) return undefined;
  return nextHourBetween(Number(between[1]), Number(between[2]), now, gmt);
}

function nextHourBetween(from: number, to: number, now: number, gmt: number): number {
  const hour = local(now, gmt).getUTCHours();
  if (hour >= from && hour < to) return now;
  const today = Math.floor((now + gmt * hourMs) / dayMs) * dayMs - gmt * hourMs;
  const begins = today + from * hourMs;
  return begins > now ? begins : begins + dayMs;
}

function moment(
  year: number,
  month: number,
  day: number,
  hours: number,
  minutes: number,
  gmt: number,
): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day, hours, minutes));
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hours < 24 && minutes < 60;
  return real ? at.getTime() - gmt * hourMs : undefined;
}
