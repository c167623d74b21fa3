import type { Tone } from '../../bot/reply.ts';
import { moderationWord, moderationWords } from '../../bot/senders/sender-words.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { SenderChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { nameOf, senderModeration } from '../../smsc/codes.ts';
import type { NoticeContext } from './notice-context.ts';
import { type Detail, senderStepping, stepTone, stepWords } from './step-words.ts';
import type { Telling } from './telling.ts';

/** The provider allows 15 letters; who answers in its place may not. */
export const longestName = 40;

/** What happened to a sender name. */
export function senderTelling(change: SenderChange, context: NoticeContext, isWhole: boolean): Telling {
  const texts = changeTexts[context.language];
  const about = clip(change.name, longestName);
  const title = texts.sender.title(about);
  const what = wordsOf(change, context, isWhole ? 'whole' : 'entry');
  const brief = wordsOf(change, context, 'headline');
  return { title, about, what, brief, headline: `${title}: ${brief}`, tone: toneOf(change, context) };
}

function wordsOf(change: SenderChange, context: NoticeContext, detail: Detail): string {
  const texts = changeTexts[context.language];
  if (change.kind === 'disappeared') return texts.sender.gone;
  const parts = [
    change.kind === 'appeared' ? texts.sender.appeared : '',
    moderation(change, context, detail),
    stepWords(change.operators, senderStepping(context), context, detail),
    change.kind === 'stuck' ? waitWords(change, context) : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** How long something has waited, and how long is usual. */
export function waitWords(
  { waitedMs, usualMs }: Pick<SenderChange, 'waitedMs' | 'usualMs'>,
  { language, formats }: NoticeContext,
): string {
  if (waitedMs === undefined) return '';
  const usual = usualMs === undefined ? undefined : formats.duration(usualMs);
  return changeTexts[language].waits(formats.duration(waitedMs), usual);
}

function moderation({ moderation: step }: SenderChange, { language }: NoticeContext, detail: Detail): string {
  if (step?.after === undefined) return '';
  const now = moderationWords(step.after, language);
  if (detail === 'headline' || step.before === undefined || step.before === step.after) return now;
  return `${now} ${changeTexts[language].was(moderationWord(step.before, language))}`;
}

function toneOf(change: SenderChange, context: NoticeContext): Tone | undefined {
  if (change.kind === 'disappeared' || change.kind === 'stuck') return 'warning';
  const ofOperators = stepTone(change.operators, senderStepping(context));
  const code = change.moderation?.after;
  const state = code === undefined ? undefined : nameOf(senderModeration, code);
  if (state === 'disabled' || ofOperators === 'bad') return 'bad';
  return ofOperators ?? (state === 'allowed' ? 'good' : undefined);
}
