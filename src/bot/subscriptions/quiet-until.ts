import type { QuietHours } from './subscription.ts';

const dayMinutes = 1440;

/**
 * When the quiet hours end that a moment lies in; `undefined` for a moment outside them. The clock on the wall counts:
 * hours that fall on the change to summer time or back begin and end by it, a beginning or end that is skipped comes an
 * hour later, and of two equal ones the first counts.
 */
export function quietUntil({ from, to, zone }: QuietHours, at: Temporal.Instant): Temporal.Instant | undefined {
  const today = at.toZonedDateTimeISO(zone).toPlainDate();
  const isOverMidnight = to <= from;
  for (const day of isOverMidnight ? [today.subtract({ days: 1 }), today] : [today]) {
    const begins = instantAt(day, from, zone);
    const ends = instantAt(isOverMidnight ? day.add({ days: 1 }) : day, to, zone);
    const isWithin = Temporal.Instant.compare(begins, at) <= 0 && Temporal.Instant.compare(at, ends) < 0;
    if (isWithin) return ends;
  }
  return undefined;
}

function instantAt(day: Temporal.PlainDate, minute: number, zone: string): Temporal.Instant {
  const time = { hour: Math.floor((minute % dayMinutes) / 60), minute: minute % 60 };
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
