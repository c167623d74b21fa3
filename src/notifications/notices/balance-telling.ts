import type { Tone } from '../../bot/reply.ts';
import { failureTexts } from '../../bot/texts/failures.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { BalanceChange } from '../../bot/topics/change.ts';
import type { NoticeContext } from './notice-context.ts';
import type { Telling } from './telling.ts';

const tones: Readonly<Record<BalanceChange['kind'], Tone>> = {
  low: 'warning',
  critical: 'bad',
  again: 'warning',
  recovered: 'good',
};

/** How the money stands. */
export function balanceTelling(change: BalanceChange, { language, formats }: NoticeContext): Telling {
  const texts = changeTexts[language].balance;
  const { kind, amount, currency, runwayMs } = change;
  const money = formats.money(amount, currency);
  const rest = runwayMs === undefined ? money : `${money}, ${texts.lasts(formats.duration(runwayMs))}`;
  const what = `${texts.kinds[kind]}: ${rest}`;
  return {
    title: texts.title,
    about: texts.title,
    what,
    brief: what,
    headline: texts.headlines[kind](rest),
    tone: tones[kind],
    advice: kind === 'recovered' ? undefined : failureTexts[language].provider['no-money'].todo,
  };
}

/** Under what it is told, such as `500.00 ₽` or `3 d`. */
export function thresholdWords({ under, currency }: BalanceChange, { formats }: NoticeContext): string | undefined {
  const parts = [
    under.amount === undefined ? undefined : formats.money(under.amount, currency),
    under.runwayMs === undefined ? undefined : formats.duration(under.runwayMs),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
