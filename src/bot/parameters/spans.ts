import type { Misfit } from '../command.ts';
import { type Moment, today } from './parameter.ts';
import type { Period } from './periods.ts';

/** The three ways in which a command is told a period: in one piece, or by its first and last day. */
export interface SpanValues {
  readonly period?: Period | undefined;
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
}

/**
 * The days that are meant.
 *
 * @param usualDays - how many days, today included, when nothing was said
 */
export function spanOf({ period, from, to }: SpanValues, moment: Moment, usualDays: number): Period {
  if (period !== undefined) return period;
  const now = today(moment);
  if (from !== undefined) return { from, to: to ?? later(now, from) };
  const last = to ?? now;
  return { from: last.subtract({ days: usualDays - 1 }), to: last };
}

/**
 * What is wrong with a period that is told in pieces.
 *
 * @param mostMonths - the longest that the provider's page allows
 */
export function misfitOf(values: SpanValues, moment: Moment, mostMonths?: number): Misfit | undefined {
  const { period, from, to } = values;
  if (period !== undefined && (from !== undefined || to !== undefined)) {
    return {
      parameter: 'period',
      reason: { en: 'Give either a period or from: and to:.', ru: 'Укажите или период, или from: и to:.' },
    };
  }
  const span = spanOf(values, moment, 1);
  const parameter = period !== undefined ? 'period' : to !== undefined ? 'to' : 'from';
  if (Temporal.PlainDate.compare(span.to, span.from) < 0) {
    return {
      parameter,
      reason: { en: 'The last day lies before the first.', ru: 'Последний день раньше первого.' },
    };
  }
  if (mostMonths === undefined || Temporal.PlainDate.compare(span.to, span.from.add({ months: mostMonths })) <= 0) {
    return undefined;
  }
  return {
    parameter,
    reason: {
      en: `The provider answers for at most ${mostMonths} months at once.`,
      ru: `Провайдер отвечает не больше чем за ${mostMonths} месяцев сразу.`,
    },
  };
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one;
}
