import { marked } from '../../bot/marks.ts';
import { type Block, fields, items, note, table } from '../../bot/reply.ts';
import { moderationWords } from '../../bot/senders/sender-words.ts';
import { balanceTexts } from '../../bot/texts/balance.ts';
import { mailingTexts } from '../../bot/texts/mailings.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import { senderTexts } from '../../bot/texts/senders.ts';
import type { BalanceChange, MailingChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { thresholdWords } from './balance-telling.ts';
import type { CardChange } from './card-change.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { type Stepping, senderStepping, templateStepping } from './step-words.ts';
import { tellingOf } from './tell.ts';
import type { CardState } from './timeline.ts';

const longestText = 300;

/** How the thing of a card stands now. */
export function cardState(happened: Happened<CardChange>, state: CardState, context: NoticeContext): readonly Block[] {
  const { change } = happened;
  switch (change.topic) {
    case 'sender': {
      const isGone = change.kind === 'disappeared';
      const { moderation } = state;
      const { language } = context;
      const label = senderTexts[language].moderation;
      const words = moderation === undefined ? undefined : moderationWords(moderation, language);
      const tone = moderation === 1 ? 'good' : 'warning';
      if (isGone) return [note(changeTexts[language].sender.gone, 'warning')];
      return [
        ...(words === undefined ? [] : [fields([[label, words, tone]])]),
        ...atOperators(state, senderStepping(context), context),
      ];
    }
    case 'template': {
      const shown = clip(change.text, longestText);
      const quoted = shown.trim() === '' ? [] : [items([{ title: change.sender, facts: [], text: shown }])];
      return [...quoted, ...atOperators(state, templateStepping(context), context)];
    }
    case 'balance':
      return [balanceFields(change, context)];
    case 'mailing':
      return [mailingFields(change, context)];
    case 'health': {
      const { what, tone } = tellingOf(happened, context);
      return [note(what, tone)];
    }
  }
}

function atOperators({ operators }: CardState, stepping: Stepping, { language }: NoticeContext): readonly Block[] {
  const texts = senderTexts[language];
  const columns = [{ title: texts.where }, { title: texts.registration }, { title: texts.status }];
  const rows = Object.entries(operators).map(([key, status]) => [
    ...stepping.cells(key),
    marked(stepping.mark(status), stepping.words(status)),
  ]);
  return rows.length === 0 ? [] : [table(columns, rows)];
}

function balanceFields(change: BalanceChange, context: NoticeContext): Block {
  const { language, formats } = context;
  const { amount, currency, runwayMs, kind } = change;
  const tone = kind === 'recovered' ? 'good' : kind === 'critical' ? 'bad' : 'warning';
  const runway = runwayMs === undefined ? undefined : changeTexts[language].balance.runway(formats.duration(runwayMs));
  return fields([
    [balanceTexts[language].balance, formats.money(amount, currency), tone],
    [balanceTexts[language].runway, runway],
    [changeTexts[language].balance.threshold, thresholdWords(change, context)],
  ]);
}

function mailingFields(change: MailingChange, { language, formats }: NoticeContext): Block {
  const texts = mailingTexts[language];
  const write = (count: number | undefined): string | undefined =>
    count === undefined ? undefined : formats.number(count);
  const status = change.status?.after;
  return fields([
    [texts.status, status === undefined ? undefined : changeTexts[language].mailing.status(status)],
    [texts.recipients, write(change.recipients)],
    [texts.sent, write(change.sent)],
    [texts.delivered, write(change.delivered)],
  ]);
}
