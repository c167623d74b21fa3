import { DatabaseSync } from 'node:sqlite';
import { allowedWord, wordOf } from './kill-words.ts';
import type { KillWorld } from './kill-world.ts';
import type { Call } from './telegram/calls.ts';

/** What happens around the program, and what people type. */
export interface Stimuli {
  /** People subscribe every chat to what is looked at. */
  subscribe(): void;
  /** Something that is not looked for afterwards. */
  first(number: number): void;
  /** Whether everybody was told of such an SMS and such a name. */
  isFirstTold(): boolean;
  /** An SMS comes in, a name appears, one that everybody knows is allowed, and somebody asks something. */
  everything(): void;
  /** Telegram cuts the connection of the next notice, which may be shown all the same. */
  cut(isShown: boolean): void;
  /** Telegram refuses the next notice as it is. */
  refuse(): void;
  /** The provider answers with a page of a proxy for a while. */
  breakProvider(): void;
  /** Another process seems to take the lead, and falls silent. */
  depose(): void;
}

const topics = ['inbox', 'sender'] as const;
const brokenMs = 25_000;

export function createStimuli(world: KillWorld): Stimuli {
  const { telegram, provider, judge, chats, people, file } = world;
  const [anna, boris] = people;
  const waiting: string[] = [];
  let count = 0;

  const next = (kind: Parameters<typeof wordOf>[0]): string => wordOf(kind, count);

  return {
    subscribe: () => {
      for (const [index, chat] of chats.entries()) {
        for (const topic of topics) telegram.say(chat, index === 1 ? boris : anna, `/subscribe ${topic}`);
      }
    },
    first: (number) => {
      provider.receive(`the first SMS, ${number}`);
      provider.addSender(`first_${number}`);
    },
    isFirstTold: () =>
      chats.every((chat) =>
        [/the first SMS/, /^Sender name first_/].every((words) =>
          telegram.messages(chat).some(({ byBot, text }) => byBot && words.test(text)),
        ),
      ),
    everything: () => {
      count += 1;
      judge.expect(next('zq'));
      provider.receive(`hello ${next('zq')} there`);
      const known = waiting.findIndex((name) => judge.isShown(name));
      if (known !== -1) {
        const [name = ''] = waiting.splice(known, 1);
        judge.expect(allowedWord(name));
        provider.allow(name);
      }
      judge.expect(next('vn'));
      provider.addSender(next('vn'));
      waiting.push(next('vn'));
      judge.expectAnswer(next('e-zz'));
      telegram.say(anna, anna, `/why ${next('e-zz')}`);
    },
    cut: (isShown) => void telegram.fault('sendMessage', { kind: 'reset', after: isShown }, { when: isNotice }),
    refuse: () => {
      const description = 'Bad Request: message is too long';
      telegram.fault('sendMessage', { kind: 'refused', code: 400, description }, { when: isNotice });
    },
    breakProvider: () => provider.fault('html', brokenMs),
    depose: () => {
      const database = new DatabaseSync(file);
      database.exec(
        "PRAGMA busy_timeout = 2000; UPDATE lease SET holder = 'another', epoch = epoch + 1 WHERE name = 'poll'",
      );
      database.close();
    },
  };
}

/** Whether a call shows a notice, and not the answer to a line. */
function isNotice({ parameters }: Call): boolean {
  return /\b(?:zq|vn)/.test(`${String(parameters['text'])} ${String(parameters['caption'])}`);
}
