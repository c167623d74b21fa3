import { type Block, items, note, type Tone } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import { clip } from '../../lib/clip.ts';
import { mapInSlices } from '../../lib/slices.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { tellingOf } from './tell.ts';

const mostRows = 12;
const longestBrief = 100;
/** The worst first. */
const inOrder: readonly (Tone | undefined)[] = ['bad', 'warning', undefined, 'good'];

/** What happened to many things. */
export interface ChangesDigest {
  /** An item each, the worst first; the rest is only counted. */
  readonly blocks: readonly Block[];
  /** As the worst in it is to be taken. */
  readonly tone: Tone | undefined;
}

/** @param isShown - which of them have an item; the others have a say in the tone alone */
export async function changesDigest(
  happened: readonly Happened[],
  context: NoticeContext,
  isShown: (one: Happened) => boolean = () => true,
): Promise<ChangesDigest> {
  const texts = noticeTexts[context.language];
  const tellings = await mapInSlices(happened, (one) => ({ ...tellingOf(one, context), isShown: isShown(one) }));
  const tones = new Set(tellings.map(({ tone }) => tone));
  const shown = tellings.filter((telling) => telling.isShown);
  const worst = inOrder.flatMap((tone) => shown.filter((telling) => telling.tone === tone)).slice(0, mostRows);
  const rows = worst.map(({ about, brief }) => ({ title: about, facts: [clip(brief, longestBrief)] }));
  const left = shown.length - rows.length;
  return {
    tone: inOrder.find((tone) => tone !== undefined && tones.has(tone)),
    blocks: [
      ...(rows.length === 0 ? [] : [items(rows)]),
      ...(left > 0 ? [note(texts.moreInFile(context.formats.number(left)))] : []),
    ],
  };
}
