/** A moment in the account's zone as tables of figures read it in every language, such as 2026-11-21 12:00:05. */
export function fileTime(instant: Temporal.Instant | undefined, zone: string): string {
  if (instant === undefined) return '';
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}
