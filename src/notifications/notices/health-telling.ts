import { failureTexts } from '../../bot/texts/failures.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import { watcherName } from '../../bot/texts/watchers.ts';
import type { HealthChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { type NoticeContext, timeOf } from './notice-context.ts';
import type { Telling } from './telling.ts';

const longestName = 40;
/** What a command would say about the same failure. */
const failures = { provider: 'unreachable', credentials: 'no-access', blocked: 'blocked' } as const;

/** What is wrong with the bot or what it needs, or that it is over. */
export function healthTelling(change: HealthChange, at: number, context: NoticeContext): Telling {
  const { language, formats } = context;
  const texts = changeTexts[language].health[change.what];
  const { which = '' } = change;
  const named = change.what === 'watcher' ? watcherName(which, language) : clip(which, longestName);
  const title = texts.title(named).trim();
  const isOver = change.kind === 'over';
  const what = isOver
    ? texts.over(formats.duration(Math.max(0, at - change.since)))
    : texts.failing(timeOf(change.since, context));
  return {
    title,
    about: title,
    what,
    brief: what,
    headline: `${title}: ${what}`,
    tone: isOver ? 'good' : 'bad',
    advice: isOver ? undefined : (texts.advice ?? adviceOf(change.what, context)),
  };
}

function adviceOf(what: HealthChange['what'], { language }: NoticeContext): string | undefined {
  if (what !== 'provider' && what !== 'credentials' && what !== 'blocked') return undefined;
  return failureTexts[language].provider[failures[what]].todo;
}
