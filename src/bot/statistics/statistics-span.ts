import type { Misfit } from '../command.ts';
import type { Catalogue } from '../language.ts';
import { type Moment, today } from '../parameters/parameter.ts';
import type { Period } from '../parameters/periods.ts';
import type { SpanValues } from '../parameters/spans.ts';

const notBegun: Catalogue<string> = { en: 'The period has not begun yet.', ru: 'Период ещё не начался.' };

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

/**
 * What is wrong with a period that lies ahead, of which there is nothing to tell.
 *
 * @param span - the days that the values mean
 */
export function notYet({ from }: Period, values: SpanValues, moment: Moment): Misfit | undefined {
  const parameter = values.period === undefined && values.from !== undefined ? 'from' : toldBy(values);
  return notYetSince(from, parameter, moment);
}

/** The same of a period that has a first day only. */
export function notYetSince(first: Temporal.PlainDate, parameter: string, moment: Moment): Misfit | undefined {
  return Temporal.PlainDate.compare(first, today(moment)) <= 0 ? undefined : { parameter, reason: notBegun };
}
