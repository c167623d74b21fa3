/** The first day from which so many months reach a day; months differ in length, so it is not that much before it. */
export function firstDayReaching(last: Temporal.PlainDate, months: number): Temporal.PlainDate {
  let first = last.subtract({ months });
  while (Temporal.PlainDate.compare(first.add({ months }), last) < 0) first = first.add({ days: 1 });
  return first;
}
