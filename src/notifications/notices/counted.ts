import { type Counted, noticeTexts } from '../../bot/texts/notices.ts';
import type { Change } from '../../bot/topics/change.ts';
import type { Happened, NoticeContext } from './notice-context.ts';

const inOrder: readonly Counted[] = ['health', 'gap', 'balance', 'inbox', 'sender', 'template', 'mailing'];
/** Of these, things are counted and not how often each changed. */
const byObject: ReadonlySet<Counted> = new Set(['sender', 'template', 'mailing']);

/** How much of what happened, such as `14 SMS, 2 sender names changed`. */
export function countWords(happened: readonly Happened[], { language, formats }: NoticeContext): string {
  const texts = noticeTexts[language];
  const groups = Map.groupBy(happened, ({ change }) => countedAs(change));
  const parts = inOrder.flatMap((kind) => {
    const group = groups.get(kind);
    if (group === undefined) return [];
    const count = byObject.has(kind) ? new Set(group.map(({ change }) => change.object)).size : group.length;
    return [texts.counted[kind](count, formats.number(count))];
  });
  return parts.length === 0 ? texts.nothing : parts.join(', ');
}

function countedAs(change: Change): Counted {
  return change.topic === 'inbox' && change.message === undefined ? 'gap' : change.topic;
}
