import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/bot/access/roles.ts';
import type { ChatMessage, Conversation } from '../../../src/bot/chat.ts';
import { commands } from '../../../src/bot/commands/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited } from '../../support/confirming.ts';
import { tell } from '../../support/gated-bot.ts';
import { plainText } from '../../support/reply.ts';
import { type WriteCase, writeCases } from '../../support/write-cases.ts';

const minute = 60_000;
const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const by = { platform: 'test', id: 'ada' };

/** One action of each risk. */
const actions = ['mailing create', 'template add', 'sender delete'].flatMap((name) => {
  const write = writeCases.find(({ command }) => command === name);
  const risk = commands.find((command) => command.name === name)?.risk;
  return write === undefined ? [] : [{ write, risk }];
});

let bot: TestBot;

beforeEach(async () => {
  bot = await startBot({ role: undefined });
  await grant('ann', 'operator');
  await grant('boris', 'operator');
  return () => bot[Symbol.asyncDispose]();
});

async function grant(id: string, role: Role): Promise<void> {
  const { grants } = bot.parts('en').admission;
  await grants.grant({ platform: 'test', kind: 'person', id }, role, by);
}

async function revoke(id: string): Promise<void> {
  await bot.parts('en').admission.grants.revoke({ platform: 'test', id });
}

/** What is answered in the team's conversation, with the role that its author was given, by a router of its own. */
function say(line: string, who = 'ann', about: Partial<ChatMessage> = {}): Promise<Reply | undefined> {
  return tell(bot, bot.parts('en'), line, { in: team, from: { id: who }, ...about });
}

/** What the two buttons of a question type. */
interface Buttons {
  readonly go: string;
  readonly leave: string;
}

async function ask({ line, typed }: WriteCase): Promise<Buttons> {
  const question = await say(line);
  const [go, leave] = question?.buttons ?? [];
  if (go === undefined || leave === undefined) throw new Error(`nothing was asked: ${plainText(question)}`);
  return { go: typed === undefined ? go.command : `${go.command} ${typed}`, leave: leave.command };
}

interface Press {
  readonly what: string;
  /** What was answered, without the answers of a press that did it. */
  readonly press: (buttons: Buttons) => Promise<readonly (Reply | undefined)[]>;
  readonly words: RegExp;
  readonly times: 0 | 1;
  /** What is in the audit log behind the question, the order aside. */
  readonly noted: readonly string[];
  /** What is said to who pressed alone. */
  readonly isAside?: true;
}

const elsewhere = { in: { ...team, id: '-elsewhere' } };

const presses: readonly Press[] = [
  {
    what: 'by who asked',
    press: async ({ go }) => [await say(go)],
    words: /is (?:made|deleted)/,
    times: 1,
    noted: ['begun', 'done'],
  },
  {
    what: 'by another operator',
    press: async ({ go, leave }) => [await say(go, 'boris'), await say(leave, 'boris')],
    words: /Only who asked for this can confirm or cancel it\. Nothing was done\./,
    times: 0,
    noted: ['denied', 'denied'],
    isAside: true,
  },
  {
    what: 'twice',
    press: async ({ go }) => {
      await say(go);
      return [await say(go)];
    },
    words: /was done already; nothing was done again/,
    times: 1,
    noted: ['begun', 'done', 'repeated'],
    isAside: true,
  },
  {
    what: 'fifty times at once',
    press: async ({ go }) => {
      const replies = await Promise.all(Array.from({ length: 50 }, () => say(go)));
      return replies.filter((reply) => reply?.audience === 'asker');
    },
    words: /being done already|was done already/,
    times: 1,
    noted: ['begun', 'done', ...Array.from({ length: 49 }, () => 'repeated')],
    isAside: true,
  },
  {
    what: 'by fifty people at once',
    press: async ({ go }) => {
      const people = Array.from({ length: 50 }, (_, index) => (index === 25 ? 'ann' : 'boris'));
      const replies = await Promise.all(people.map((who) => say(go, who)));
      return replies.filter((reply) => reply?.audience === 'asker');
    },
    words: /Only who asked/,
    times: 1,
    noted: ['begun', 'done', ...Array.from({ length: 49 }, () => 'denied')],
    isAside: true,
  },
  {
    what: 'after five minutes',
    press: async ({ go }) => {
      await bot.clock.advance(5 * minute);
      return [await say(go)];
    },
    words: /The five minutes to confirm are over; nothing was done\./,
    times: 0,
    // Once when its time was over, and once for the press.
    noted: ['expired', 'expired'],
  },
  {
    what: 'after five minutes in which no timer ran, as over a restart',
    press: async ({ go }) => {
      bot.clock.step(5 * minute);
      return [await say(go)];
    },
    words: /The five minutes to confirm are over; nothing was done\./,
    times: 0,
    noted: ['expired'],
  },
  {
    what: 'by who has only a lower role now',
    press: async ({ go }) => {
      await revoke('ann');
      await grant('ann', 'viewer');
      return [await say(go)];
    },
    words: /operator/,
    times: 0,
    noted: ['denied'],
    isAside: true,
  },
  {
    what: 'by who has no role any more',
    press: async ({ go }) => {
      await revoke('ann');
      return [await say(go)];
    },
    words: /: [A-Z2-9]{6}$/m,
    times: 0,
    noted: ['stranger'],
  },
  {
    what: 'after it was cancelled',
    press: async ({ go, leave }) => {
      await say(leave);
      return [await say(go), await say(leave)];
    },
    words: /Cancelled\. Nothing was done\./,
    times: 0,
    noted: ['cancelled', 'repeated', 'repeated'],
    isAside: true,
  },
  {
    what: 'with forged data',
    press: async () => [await say('/confirm aaaaaa'), await say('/confirm ../../x'), await say('/cancel aaaaaa')],
    words: /Nothing like this is waiting to be confirmed here/,
    times: 0,
    noted: ['denied', 'denied', 'denied'],
    isAside: true,
  },
  {
    what: 'in another conversation',
    press: async ({ go, leave }) => [await say(go, 'ann', elsewhere), await say(leave, 'ann', elsewhere)],
    words: /Nothing like this is waiting to be confirmed here/,
    times: 0,
    noted: ['denied', 'denied'],
    isAside: true,
  },
  {
    what: 'as an approval that nobody asked for',
    press: async ({ go }) => {
      const id = go.split(' ')[1] ?? '';
      return [await say(`/approve ${id}`, 'boris'), await say(`/approve ${id}`), await say(`/refuse ${id}`)];
    },
    words: /Nothing/,
    times: 0,
    noted: ['repeated', 'denied', 'denied'],
    isAside: true,
  },
];

describe.each(actions)('a button of /$write.command ($risk)', ({ write }) => {
  it.each(presses)('pressed $what has one effect or a polite refusal, and is in the audit log', async (pressing) => {
    const buttons = await ask(write);

    const replies = await pressing.press(buttons);

    for (const reply of replies) {
      expect(plainText(reply)).toMatch(pressing.words);
      expect(reply?.audience).toBe(pressing.isAside ? 'asker' : undefined);
    }
    expect(write.times(bot.sandbox.account())).toBe(pressing.times);
    expect(await outcomes()).toEqual(['asked', ...pressing.noted].toSorted());
  });
});

it.each(actions.filter(({ write }) => write.typed !== undefined))(
  'what has to be typed for /$write.command is typed wrong: nothing is done, it is noted, and it stays open',
  async ({ write }) => {
    const { go } = await ask(write);
    const wrong = go.slice(0, -1);

    expect(plainText(await say(wrong))).toContain('has to be exactly');

    expect(write.times(bot.sandbox.account())).toBe(0);
    expect(await outcomes()).toEqual(['asked', 'misread']);
    await say(go);
    expect(write.times(bot.sandbox.account())).toBe(1);
  },
);

/** What the audit log says, in order of its words. */
async function outcomes(): Promise<readonly string[]> {
  return (await audited(bot)).map((line) => line.split(' ')[0] ?? '').toSorted();
}
