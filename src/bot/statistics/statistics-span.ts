import type { Misfit } from '../command.ts';
import { type Moment, today } from '../parameters/parameter.ts';
import type { Period } from '../parameters/periods.ts';
import { type SpanValues, spanOf } from '../parameters/spans.ts';

/** The part of the line that says how far a period reaches. */
export function toldBy({ period, to, from }: SpanValues): 'period' | 'from' | 'to' {
  if (period !== undefined) return 'period';
  return to !== undefined || from === undefined ? 'to' : 'from';
}

/** The days of a period that have begun, such as those of this month so far. */
export function upToToday({ from, to }: Period, moment: Moment): Period {
  const now = today(moment);
  return { from, to: Temporal.PlainDate.compare(to, now) < 0 ? to : now };
}

/** What is wrong with a period that lies ahead: there are no statistics of it. */
export function notYet(values: SpanValues, moment: Moment): Misfit | undefined {
  const { from } = spanOf(values, moment, 1);
  if (Temporal.PlainDate.compare(from, today(moment)) <= 0) return undefined;
  const parameter = values.period === undefined && values.from !== undefined ? 'from' : toldBy(values);
  return { parameter, reason: { en: 'The period has not begun yet.', ru: 'Период ещё не начался.' } };
}
