import { csvFile } from '../../bot/listing/csv.ts';
import { fileTime } from '../../bot/listing/file-time.ts';
import type { FileBlock } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import type { Change } from '../../bot/topics/change.ts';
import { mapInSlices } from '../../lib/slices.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { tellingOf } from './tell.ts';

/** Every change once, as a file. In place of phone numbers and texts stands what the conversation may see. */
export async function changeFile(
  happened: readonly Happened[],
  context: NoticeContext,
  part?: number,
): Promise<FileBlock> {
  const texts = noticeTexts[context.language];
  const areSms = happened.every(({ change }) => change.topic === 'inbox');
  const [first] = happened;
  const stamp = fileTime(first && Temporal.Instant.fromEpochMilliseconds(first.at), context.zone).replaceAll(/\D/g, '');
  const name = [areSms ? 'sms' : 'changes', stamp, part].filter((piece) => piece !== undefined).join('-');
  const row = areSms ? inboxCells : changeCells;
  const rows = await mapInSlices(happened, (one) => row(one, context));
  return csvFile(name, areSms ? texts.inboxColumns : texts.changeColumns, rows);
}

/** Under `inboxColumns`. */
export function inboxCells(one: Happened, context: NoticeContext): readonly string[] {
  const { privacy } = context;
  const { event, change } = one;
  const message = change.topic === 'inbox' ? change.message : undefined;
  if (message === undefined) return [event, '', '', '', '', tellingOf(one, context, true).what, repeatOf(one, context)];
  const { id, receivedAt, from, to, text } = message;
  const reached = to === undefined ? '' : privacy.phone(to);
  return [
    event,
    id,
    timeOf(receivedAt, context),
    privacy.phone(from),
    reached,
    privacy.text(text),
    repeatOf(one, context),
  ];
}

function changeCells(one: Happened, context: NoticeContext): readonly string[] {
  const { event, at, change } = one;
  const { about, what } = tellingOf(one, context, true);
  const topic = noticeTexts[context.language].topics[change.topic];
  const [id, text] = identity(change, context);
  return [event, timeOf(at, context), topic, about, what, id, text, repeatOf(one, context)];
}

function identity(change: Change, { privacy }: NoticeContext): readonly [id: string, text: string] {
  switch (change.topic) {
    case 'sender':
      return [change.id ?? '', ''];
    case 'template':
      return [String(change.number), change.text];
    case 'inbox':
      return [change.message?.id ?? '', privacy.text(change.message?.text ?? '')];
    case 'mailing':
      return [change.id, ''];
    case 'balance':
    case 'health':
      return ['', ''];
  }
}

function repeatOf({ isRepeat }: Happened, { language }: NoticeContext): string {
  return isRepeat ? noticeTexts[language].repeat : '';
}

function timeOf(ms: number | undefined, { zone }: NoticeContext): string {
  return ms === undefined ? '' : fileTime(Temporal.Instant.fromEpochMilliseconds(ms), zone);
}
