import { messageErrors, messageStatuses, messageTypes, nameOf } from '../../smsc/codes.ts';
import type { Language } from '../language.ts';
import { type Mark, marked, marks } from '../marks.ts';
import type { Tone } from '../reply.ts';
import { type MessageState, messageCodeTexts } from '../texts/message-codes.ts';

type StatusName = (typeof messageStatuses)[keyof typeof messageStatuses];

const states: Readonly<Record<StatusName, MessageState>> = {
  'not-found': 'unclear',
  stopped: 'stopped',
  waiting: 'waiting',
  'at-operator': 'at-operator',
  delivered: 'delivered',
  read: 'delivered',
  expired: 'failed',
  'link-clicked': 'delivered',
  'reported-as-spam': 'failed',
  undeliverable: 'failed',
  'wrong-number': 'failed',
  forbidden: 'failed',
  'no-money': 'failed',
  unreachable: 'failed',
};

const markOf: Readonly<Record<MessageState, Mark>> = {
  delivered: marks.good,
  'at-operator': marks.underWay,
  waiting: marks.waiting,
  stopped: marks.stopped,
  failed: marks.bad,
  unclear: marks.unknown,
};
const inOrder: readonly MessageState[] = ['delivered', 'at-operator', 'waiting', 'stopped', 'failed', 'unclear'];
const tones: Readonly<Partial<Record<MessageState, Tone>>> = {
  delivered: 'good',
  stopped: 'warning',
  failed: 'bad',
  unclear: 'warning',
};

/** A status code that no page names is unclear. */
function messageState(status: number): MessageState {
  const name = nameOf(messageStatuses, status);
  return name === undefined ? 'unclear' : states[name];
}

export function messageTone(status: number): Tone | undefined {
  return tones[messageState(status)];
}

/**
 * The status of a message in words.
 *
 * @param told - the provider's own words, for a code that no page names
 */
export function messageStatusWords(status: number, told: string | undefined, language: Language): string {
  const texts = messageCodeTexts[language];
  const name = nameOf(messageStatuses, status);
  if (name !== undefined) return texts.statuses[name];
  return texts.code(status, told === String(status) ? undefined : told);
}

/** The same behind its mark. */
export function markedStatus(status: number, told: string | undefined, language: Language): string {
  return marked(markOf[messageState(status)], messageStatusWords(status, told, language));
}

/** Why a message was not delivered; `undefined` when there is no error. */
export function messageErrorWords(error: number | undefined, language: Language): string | undefined {
  if (error === undefined) return undefined;
  const texts = messageCodeTexts[language];
  const name = nameOf(messageErrors, error);
  if (name === undefined) return texts.code(error);
  return name === 'none' ? undefined : texts.errors[name];
}

export function messageTypeWords(type: number, language: Language): string {
  const texts = messageCodeTexts[language];
  const name = nameOf(messageTypes, type);
  return name === undefined ? texts.type(type) : texts.types[name];
}

/** How many messages are in each state, such as `✓ 60 delivered, ✗ 5 failed`. */
export function countMessageStates(
  statuses: readonly number[],
  language: Language,
  write: (count: number) => string,
): string {
  const groups = Map.groupBy(statuses, messageState);
  return inOrder
    .flatMap((state) => {
      const count = groups.get(state)?.length ?? 0;
      if (count === 0) return [];
      return [marked(markOf[state], `${write(count)} ${messageCodeTexts[language].states[state](count)}`)];
    })
    .join(', ');
}
