import { changeTexts } from '../../src/bot/texts/notice-changes.ts';
import type { DayPlan, Trouble } from './day-plan.ts';
import type { Told } from './day-told.ts';

/** An outage as it was told, or only its beginning. */
export interface ToldOutage {
  /** Such as `Provider`. */
  readonly title: string;
  readonly beganAt: number;
  readonly endedAt?: number;
}

const texts = changeTexts.en.health;
/** Shorter ones are over before they are noticed: three looks of thirty seconds. */
const leastMinutes = 2;

/** What is to be told of a trouble; `undefined` when nothing is. */
function titleOf(trouble: Trouble): string | undefined {
  if (trouble.what !== 'provider' || trouble.minutes < leastMinutes) return undefined;
  return trouble.fault === 'blocked' ? texts.blocked.title('') : texts.provider.title('');
}

/** The outages that a chat was told, in the order of their beginnings. */
export function outagesIn(told: readonly Told[]): readonly ToldOutage[] {
  const outages: ToldOutage[] = [];
  for (const { text, at, isRepeat } of told) {
    const found = isRepeat ? undefined : readHealth(text);
    if (found === undefined) continue;
    const { title, isOver } = found;
    const open = outages.findIndex((outage) => outage.title === title && outage.endedAt === undefined);
    const known = outages[open];
    // The end of what never began, and a second beginning, are outages too many.
    if (isOver && known !== undefined) outages[open] = { ...known, endedAt: at };
    else outages.push({ title, beganAt: at, ...(isOver && { endedAt: at }) });
  }
  return outages;
}

/** Every outage that was to be told with how it was told; what was told beside them comes last. */
export function compareOutages(
  { troubles }: DayPlan,
  startedAt: number,
  told: readonly ToldOutage[],
): readonly { readonly trouble?: Trouble; readonly told?: ToldOutage; readonly isWrong: boolean }[] {
  const left = [...told];
  const matched = troubles.map((trouble) => {
    const title = titleOf(trouble);
    if (title === undefined) return { trouble, isWrong: false };
    const from = startedAt + trouble.at * 60_000;
    const to = from + trouble.minutes * 60_000;
    const place = left.findIndex((one) => one.title === title && one.beganAt >= from && one.beganAt <= to);
    const [found] = place === -1 ? [] : left.splice(place, 1);
    const isWrong = found?.endedAt === undefined || found.endedAt < to;
    return { trouble, ...(found && { told: found }), isWrong };
  });
  return [...matched, ...left.map((one) => ({ told: one, isWrong: true }))];
}

function readHealth(text: string): { readonly title: string; readonly isOver: boolean } | undefined {
  for (const kind of [texts.provider, texts.blocked, texts.credentials, texts.watcher, texts.platform]) {
    const title = kind.title('').trim();
    const isFailing = text.includes(kind.failing('').replace(/ \(.*/, '').trim());
    const isOver = text.includes(kind.over('').trim());
    const named = new RegExp(`${RegExp.escape(title)}( \\w+)?`).exec(text)?.[0];
    if (named !== undefined && (isFailing || isOver)) return { title: named, isOver };
  }
  return undefined;
}
