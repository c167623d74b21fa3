import { mailingTexts } from '../../bot/texts/mailings.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { MailingChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import type { NoticeContext } from './notice-context.ts';
import type { Telling } from './telling.ts';

const longestName = 60;

/** What happened to a mailing. */
export function mailingTelling(change: MailingChange, context: NoticeContext): Telling {
  const { language, privacy } = context;
  const texts = changeTexts[language].mailing;
  const id = clip(change.id, longestName);
  const name = clip(privacy.text(change.name ?? ''), longestName);
  const about = name === '' ? id : `${name} (${id})`;
  const title = texts.title(about);
  const what = [happening(change, context), amounts(change, context)].filter((part) => part !== '').join('; ');
  return { title, about, what, brief: what, headline: `${title}: ${what}`, tone: toneOf(change) };
}

function happening({ kind, status }: MailingChange, { language }: NoticeContext): string {
  const texts = changeTexts[language];
  switch (kind) {
    case 'appeared':
      return texts.mailing.appeared;
    case 'finished':
      return texts.mailing.finished;
    case 'disappeared':
      return texts.mailing.gone;
    case 'moved': {
      if (status?.after === undefined) return '';
      const now = texts.mailing.status(status.after);
      return status.before === undefined ? now : `${now} ${texts.was(texts.mailing.status(status.before))}`;
    }
  }
}

function amounts({ recipients, sent, delivered }: MailingChange, { language, formats }: NoticeContext): string {
  const { list } = mailingTexts[language];
  const write = (count: number | undefined): string | undefined =>
    count === undefined ? undefined : formats.number(count);
  const parts = [
    recipients === undefined ? '' : list.recipients(recipients, formats.number(recipients)),
    list.progress(write(sent), write(delivered)),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** A mailing that ended is good news only when nobody was left out, as far as that was told. */
function toneOf({ kind, recipients, sent }: MailingChange): Telling['tone'] {
  if (kind === 'disappeared') return 'warning';
  if (kind !== 'finished') return undefined;
  return sent !== undefined && recipients !== undefined && sent < recipients ? 'warning' : 'good';
}
