import { setTimeout as sleep } from 'node:timers/promises';
import type { ActingWorld } from './kill-acting-world.ts';
import type { Deed } from './kill-deeds.ts';
import { endingsIn } from './kill-endings.ts';
import { wordOf } from './kill-words.ts';
import type { Shown as Card } from './slack/control.ts';
import type { Shown } from './telegram/shown.ts';

/** Something that somebody asked for, and what was said of it. */
export interface Asked {
  readonly deed: Deed;
  readonly word: string;
  /** What tells it from everything else in requests to the provider. */
  readonly key: string;
  /** Where it was asked for. */
  readonly chat: { readonly id: number };
  /** The first message that asked for it. */
  readonly line: number;
  /** Told to who pressed alone. */
  readonly asides: string[];
  /** The first message that was about something else; set when there is one. */
  until?: number;
  /** What the buttons carried that were pressed, and where they stood. */
  readonly pressed: { readonly message: number; readonly data: string }[];
}

/** What people do at a question: with what they do it. */
export interface Manner {
  /** Before somebody presses, or approves. */
  readonly before?: (phase: 'typed' | 'pressed' | 'approved') => Promise<void>;
  readonly instead?: 'cancel' | 'refuse';
  /** Whether nothing is killed any more; until then nobody loses patience. */
  readonly isCalm?: () => boolean;
}

/** People who ask for changes of the account. */
export interface Play {
  /** Asks for something, goes through with it and waits for its end. @param place - of who asks */
  carry(deed: Deed, place: number, manner?: Manner): Promise<Asked>;
  /** What stands in the chat of it. */
  shown(asked: Asked): readonly Shown[];
  /** Presses once more what was pressed; gives what is answered to that. */
  pressAgain(asked: Asked): Promise<string>;
}

/** How long somebody waits for what comes next while the program is killed now and then, by the machine's clock. */
const patienceMs = 60_000;
/** How long for the answer to a press. */
const pressMs = 20_000;
const lookMs = 10;
/** A process has noted what it has shown by then. */
const notedMs = 60;

/** What is said when the provider was asked too often or too early; a minute of the program later it is not. */
const later = /The limit of the provider|^There is no |Try again in a minute/;
const minuteMs = 2000;
/** What a card says that asks somebody else to approve, and what stands in its place. */
const ofACard = /asks for your approval|decided by|half hour|Who asked is asked once more|Cancelled by/;
/** What waits for somebody else can be cancelled by who asked, and is no question any more. */
const isConfirmed = (text: string): boolean => /waits for the approval|Nobody else who could approve/.test(text);
/** What is said of a question in whose place there is another one. */
const lapsed = /newer question counts|to confirm are over|No such command/;
/** When nothing seems to come of a press on Slack, which may be acknowledged before it is kept, it is pressed once more. */
const pressAgainMs = 4000;

export function createPlay(world: ActingWorld): Play {
  const { telegram, slack, provider, askers, approver, time } = world;
  /** What each of those who ask asked for last. */
  const latest = new Map<number, Asked>();
  let count = 0;

  function shown({ chat, line, until = Number.POSITIVE_INFINITY, deed }: Asked): readonly Shown[] {
    const all = telegram.messages(chat).filter(({ byBot, id }) => byBot && id > line && id < until);
    // Who asks for nothing that needs an approval is asked for theirs.
    return deed.needsApproval ? all : all.filter(({ text }) => !ofACard.test(text));
  }

  function textsOf(asked: Asked): readonly string[] {
    return [...shown(asked).map(({ text }) => text), ...asked.asides];
  }

  /** Whether a question is to be answered: what was pressed has to have come to nothing before another is pressed. */
  function isToAnswer(asked: Asked, { id }: Shown): boolean {
    const last = asked.pressed.at(-1);
    return last === undefined || last.message === id || textsOf(asked).some((text) => lapsed.test(text));
  }

  function questionOf(asked: Asked): Shown | undefined {
    return shown(asked).findLast(
      ({ keyboard, text }) => keyboard.flat().includes('Cancel') && text.includes(asked.word) && !isConfirmed(text),
    );
  }

  function cardOf({ word }: Asked): Card | undefined {
    return slack
      .shown(slack.direct(approver), approver)
      .findLast(({ read, labels }) => read.includes(word) && labels.includes('Approve'));
  }

  /** @param message - the question */
  function answer(asked: Asked, message: Shown, instead: Manner['instead']): void {
    const { chat, deed, word } = asked;
    const isTyped = deed.typed !== undefined && instead !== 'cancel';
    const label = instead === 'cancel' ? 'Cancel' : (message.keyboard.flat()[0] ?? '');
    const button = message.buttons.find(({ text }) => text === label);
    if (button === undefined || !('callback_data' in button)) return;
    const { callback_data: data } = button;
    asked.pressed.push({ message: message.id, data });
    if (isTyped) telegram.say(chat, chat, deed.typed?.(word) ?? '', { replyTo: message });
    else void hear(asked, message.id, data);
  }

  async function hear(asked: Asked, message: number, data: string): Promise<string> {
    const { chat } = asked;
    const answered = await telegram.press(chat, chat, { id: message }, { data }, { withinMs: pressMs });
    const text = answered?.text ?? '';
    if (text !== '') asked.asides.push(text);
    return text;
  }

  async function approve(card: Card, instead: Manner['instead']): Promise<void> {
    const label = instead === 'refuse' ? 'Refuse' : 'Approve';
    const deadline = AbortSignal.timeout(patienceMs);
    while (!deadline.aborted) {
      const pressed = await slack.press(slack.direct(approver), approver, card, label).catch(() => undefined);
      if (pressed?.acknowledged === true) return;
      await sleep(lookMs);
    }
  }

  return {
    shown,
    carry: async (deed, place, { before = async () => undefined, instead, isCalm = () => true } = {}) => {
      const chat = askers[place];
      if (chat === undefined) throw new RangeError(`nobody sits at ${place}`);
      count += 1;
      const word = wordOf('vn', count);
      const { prepare } = deed;
      if (prepare !== undefined) provider.change((account) => prepare(account, word, time.now()));
      await before('typed');
      const account = provider.account();
      const key = deed.key?.(account, word) ?? word;
      const line = telegram.say(chat, chat, deed.line(account, word)).message_id;
      const asked: Asked = { deed, word, key, chat, line, asides: [], pressed: [] };
      const former = latest.get(place);
      if (former !== undefined) former.until = line;
      latest.set(place, asked);
      const answered = new Set<string>();
      let deadline = AbortSignal.timeout(patienceMs);

      /** Whether it is the first time that something is to be answered. */
      const isNew = (what: string): boolean => {
        if (answered.has(what)) return false;
        answered.add(what);
        deadline = AbortSignal.timeout(patienceMs);
        return true;
      };

      let approvedAt = 0;
      while (!deadline.aborted) {
        if (!isCalm()) deadline = AbortSignal.timeout(patienceMs);
        const question = questionOf(asked);
        const card = deed.needsApproval ? cardOf(asked) : undefined;
        const isOpen = question !== undefined && isToAnswer(asked, question);
        const isFresh = isOpen && !answered.has(`${question.id} ${question.edits}`);
        // What was still to be said of something else may come first.
        if (!isFresh && asked.pressed.length > 0 && endingsIn(textsOf(asked), deed).length > 0) break;
        if (isOpen && isNew(`${question.id} ${question.edits}`)) {
          await sleep(notedMs);
          await before('pressed');
          answer(asked, questionOf(asked) ?? question, instead);
        } else if (card !== undefined && (isNew(card.ts) || performance.now() - approvedAt > pressAgainMs)) {
          await sleep(notedMs);
          await before('approved');
          await approve(card, instead);
          approvedAt = performance.now();
        }
        const refused = shown(asked).findLast(({ text }) => later.test(text));
        if (refused !== undefined && isNew(`${refused.id}`)) {
          await sleep(minuteMs);
          const left = questionOf(asked);
          if (left !== undefined) answer(asked, left, instead);
          else if (asked.pressed.length === 0) telegram.say(chat, chat, deed.line(account, word));
        }
        await sleep(lookMs);
      }
      return asked;
    },
    pressAgain: async (asked) => {
      const [last] = asked.pressed.slice(-1);
      if (last === undefined) return 'nothing was pressed';
      const known = new Set(telegram.messages(asked.chat).map(({ id, edits }) => `${id} ${edits}`));
      const text = await hear(asked, last.message, last.data);
      const said = (): Shown | undefined =>
        telegram.messages(asked.chat).find(({ id, edits }) => !known.has(`${id} ${edits}`));
      if (text === '') await telegram.until(said, pressMs).catch(() => undefined);
      // What stands there already may be the answer.
      const standing = telegram.messages(asked.chat).find(({ id }) => id === last.message);
      const left = standing?.keyboard.flat().includes('Cancel') ? '' : standing?.text;
      return `${text}${said()?.text ?? left ?? ''}`;
    },
  };
}
