import type { DayStage } from './day-stage.ts';
import type { Call } from './telegram/calls.ts';

/** A message of the bot. */
export interface Told {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** As it was sent, with what is in its file. */
  readonly text: string;
  /** As it is shown in the end. */
  readonly shown: string;
  /** Stands under no other message. */
  readonly isAlone: boolean;
  /** Says of itself that it may have been shown before. */
  readonly isRepeat: boolean;
}

const sending = /^send(Message|Photo|Document)$/;

/**
 * What a chat was told, in order.
 *
 * @param spoilt - calls that were spoilt, and whether each had its effect all the same
 * @throws Error when the record has another number of messages than the chat
 */
export function toldIn(
  { telegram }: DayStage,
  chat: { readonly id: number },
  spoilt: ReadonlyMap<Call, boolean>,
): readonly Told[] {
  const sent = telegram
    .calls()
    .filter(
      (call) => isTo(call, chat) && (call.status === 200 || spoilt.get(call) === true) && sending.test(call.method),
    );
  const shown = telegram.messages(chat).filter(({ byBot }) => byBot);
  if (sent.length !== shown.length) throw new Error(`${sent.length} messages were sent, ${shown.length} are shown`);
  return sent.map((call, index): Told => {
    const message = shown[index];
    return {
      at: call.at,
      text: wordsOf(call),
      shown: message?.text ?? '',
      isAlone: message?.replyTo === undefined,
      isRepeat: wordsOf(call).includes('Possible repeat'),
    };
  });
}

/** Calls to a chat of which the bot cannot know whether they had their effect. */
export function doubtsIn({ telegram }: DayStage, chat: { readonly id: number }): readonly string[] {
  const calls = telegram.calls().filter((call) => isTo(call, chat) && sending.test(call.method));
  return calls.filter(({ status }) => status === 0 || status >= 500).map(wordsOf);
}

function isTo({ parameters }: Call, { id }: { readonly id: number }): boolean {
  return String(parameters['chat_id']) === String(id);
}

function wordsOf({ parameters, files }: Call): string {
  const written = parameters['text'] ?? parameters['caption'];
  const rows = Array.from(files.values(), ({ name, bytes }) => (name.endsWith('.csv') ? bytes.toString('utf8') : ''));
  return [typeof written === 'string' ? written : '', ...rows].join('\n');
}
