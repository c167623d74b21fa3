import { type Block, type Field, note, type Reply, strong, text } from '../../bot/reply.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import { clip } from '../../lib/clip.ts';
import type { CardChange } from './card-change.ts';
import { cardState } from './card-state.ts';
import { muteButton, silentUnlessLoud, whyButton, withRepeats } from './frame.ts';
import type { Happened, NoticeContext } from './notice-context.ts';
import { tellingOf } from './tell.ts';
import type { Timeline, TimelineEntry } from './timeline.ts';

export interface Card {
  /** The newest. */
  readonly happened: Happened<CardChange>;
  /** With the newest change in it. */
  readonly timeline: Timeline;
  readonly context: NoticeContext;
}

/** So that twelve of them and the states fit one message, which is all that can be edited in place. */
const longestEntry = 160;

/** A sender name, a template or another thing that is watched: how it stands, and what happened. One message. */
export function cardReply({ happened, timeline, context }: Card): Reply {
  const { event, change } = happened;
  const { title, headline, tone, advice } = tellingOf(happened, context);
  const reply: Reply = {
    summary: headline,
    ...(tone && { tone }),
    blocks: [
      text(strong(title)),
      ...cardState(happened, timeline.state, context),
      ...history(timeline, context),
      ...(advice === undefined ? [] : [text(advice)]),
      note(noticeTexts[context.language].event(event)),
    ],
    buttons: [whyButton(event, context), muteButton(change.topic, context)],
    ...silentUnlessLoud([happened]),
  };
  return withRepeats(reply, [happened], context);
}

function history({ entries, earlier }: Timeline, context: NoticeContext): readonly Block[] {
  const { language, formats } = context;
  const left = earlier === 0 ? [] : [note(noticeTexts[language].earlier(earlier, formats.number(earlier)))];
  const days = Map.groupBy(entries, (entry) => dayOf(entry, context));
  const lines = [...days].flatMap(([day, all]): readonly Field[] => [
    { label: day, value: '', heads: true },
    ...all.map((entry) => lineOf(entry, context)),
  ]);
  return [...left, { kind: 'fields', fields: lines }];
}

function lineOf(entry: TimelineEntry, context: NoticeContext): Field {
  const moment = Temporal.Instant.fromEpochMilliseconds(entry.at);
  return {
    label: context.formats.clock(moment, context.zone),
    value: clip(tellingOf(entry, context).what, longestEntry),
  };
}

function dayOf({ at }: TimelineEntry, { formats, zone }: NoticeContext): string {
  return formats.day(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate());
}
