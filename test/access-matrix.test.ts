import { describe, expect, it } from 'vitest';
import { includes, type Role } from '../src/bot/access/roles.ts';
import type { ChatMessage } from '../src/bot/chat.ts';
import type { Command } from '../src/bot/command.ts';
import { everyCommand } from '../src/bot/commands/index.ts';
import { text } from '../src/bot/reply.ts';
import { createRouter } from '../src/bot/router.ts';
import { conversationTexts } from '../src/bot/texts/conversation.ts';
import { accessRows } from './support/access-matrix.ts';
import { startBot, type TestBot } from './support/bot.ts';
import { coreStage, untilAnswered, watchingAdapter } from './support/core-stage.ts';
import { typed } from './support/message.ts';
import { messageOf, type Sent, type Stage } from './support/play.ts';
import { sandboxAccount } from './support/sandbox-account.ts';
import { slackStage } from './support/slack-stage.ts';
import { telegramStage } from './support/telegram-stage.ts';
import { terminalStage } from './support/terminal-stage.ts';

const roles = ['stranger', 'viewer', 'operator', 'admin'] as const;
type Holder = (typeof roles)[number];

const platforms: readonly (readonly [
  name: string,
  open: (bot: TestBot) => Promise<Stage & Partial<AsyncDisposable>>,
  kinds: readonly ChatMessage['in']['kind'][],
])[] = [
  ['the core', async (bot) => coreStage(bot), ['private', 'group']],
  ['the terminal', (bot) => terminalStage(bot, 'en'), ['private']],
  ['Telegram', (bot) => telegramStage(bot, 'en'), ['private', 'group']],
  ['Slack', (bot) => slackStage(bot, 'en', 'socket'), ['private', 'group']],
];

const columns = platforms.flatMap(([platform, open, kinds]) =>
  kinds.flatMap((kind) => roles.map((role) => ({ platform, open, kind, role }))),
);

/** What a command does here is told elsewhere: in its place it says that it was run. */
const commands: readonly Command[] = everyCommand.map((command) => ({
  ...command,
  run: async () => ({ summary: ran(command.name), blocks: [text(ran(command.name))], audience: 'asker' }),
}));

function ran(name: string): string {
  return `${name} was run`;
}

/** The bot with the roles that were given, and what the author of its last message is called. */
function withGivenRoles(bot: TestBot): { readonly bot: TestBot; readonly last: () => ChatMessage } {
  let last: ChatMessage | undefined;
  return {
    bot: {
      ...bot,
      parts: (language) => {
        const parts = bot.parts(language, 'stranger');
        const roleOf = (message: ChatMessage): Promise<Role | undefined> => {
          last = message;
          return parts.admission.roleOf(message);
        };
        return { ...parts, commands, access: { roleOf } };
      },
    },
    last: () => {
      if (last === undefined) throw new Error('nobody has said anything');
      return last;
    },
  };
}

type Cell = 'runs' | 'needs viewer' | 'needs operator' | 'needs admin' | 'is not heard';

function cellOf(role: Holder, least: Role): Cell {
  if (role === 'stranger') return 'is not heard';
  return includes(role, least) ? 'runs' : `needs ${least}`;
}

/** A line of somebody whose role is what was given, whatever the stage would say. */
function sent(text: string, isGroup: boolean): Sent {
  return { text, isGroup, language: 'en', role: 'stranger', files: [], isSlow: true, isReply: false };
}

/** Types the line of each row, and tells what came of it. */
async function played(stage: Pick<Stage, 'bot' | 'send'>, isGroup: boolean): Promise<readonly string[]> {
  const cells: string[] = [];
  for (const { name, line, least, asks } of accessRows) {
    const text = line ?? commands.find((command) => command.name === name)?.examples[0] ?? '';
    const summary = (await stage.send(sent(text, isGroup))).findLast(({ passing }) => passing !== true)?.summary;
    if (summary === undefined) cells.push(`${name} is not heard`);
    else if (summary === ran(name) || asks?.test(summary) === true) cells.push(`${name} runs`);
    else if (summary === conversationTexts.en.needsRole(least)) cells.push(`${name} needs ${least}`);
    else cells.push(`${name}: ${summary}`);
  }
  expect(stage.bot.log.filter((entry) => /"level":(?:50|60)/.test(entry))).toEqual([]);
  return cells;
}

describe('who may run what', () => {
  it('is said for every command, hidden ones too', () => {
    expect(accessRows.map(({ name }) => name).toSorted()).toEqual(everyCommand.map(({ name }) => name).toSorted());
  });

  it.each(columns)('holds on $platform for $role in a $kind chat', async ({ open, kind, role }) => {
    await using started = await startBot({ account: sandboxAccount() });
    const { bot, last } = withGivenRoles(started);
    const stage = await open(bot);
    await using closing = new AsyncDisposableStack();
    closing.defer(async () => stage[Symbol.asyncDispose]?.());
    const isGroup = kind === 'group';
    // The one line that a stranger is told in an hour, which tells who it is too.
    await stage.send(sent('/whoami', isGroup));
    const { in: place, from } = last();
    const person = { platform: place.platform, kind: 'person', id: from.id } as const;
    if (role !== 'stranger') await started.parts('en').admission.grants.grant(person, role, { ...person, id: 'ada' });

    expect(await played(stage, isGroup)).toEqual(accessRows.map(({ name, least }) => `${name} ${cellOf(role, least)}`));
  });

  it.each(roles)('is the same when the conversation is %s rather than the person', async (role) => {
    await using started = await startBot({ account: sandboxAccount() });
    const { bot } = withGivenRoles(started);
    const group = { platform: 'test', kind: 'conversation', id: 'g' } as const;
    const { grants } = started.parts('en').admission;
    if (role !== 'stranger') await grants.grant(group, role, { platform: 'test', id: 'ada' });
    const stage = coreStage(bot);
    if (role === 'stranger') await stage.send(sent('/whoami', true));

    expect(await played(stage, true)).toEqual(accessRows.map(({ name, least }) => `${name} ${cellOf(role, least)}`));
  });

  it.each(columns.filter(({ platform }) => platform === 'the core'))(
    'is the same when a button is pressed by $role in a $kind chat',
    async ({ kind, role }) => {
      await using started = await startBot({ account: sandboxAccount() });
      const { bot } = withGivenRoles(started);
      const { grants } = started.parts('en').admission;
      const ann = { platform: 'test', kind: 'person', id: 'ann' } as const;
      if (role !== 'stranger') await grants.grant(ann, role, { platform: 'test', id: 'ada' });
      const stage = pressing(bot);
      if (role === 'stranger') await stage.send(sent('/whoami', kind === 'group'));

      const cells = accessRows.map(({ name, least }) => `${name} ${cellOf(role, least)}`);
      expect(await played(stage, kind === 'group')).toEqual(cells);
    },
  );
});

/** Every line is what a button of a message types. */
function pressing(bot: TestBot): Pick<Stage, 'bot' | 'send'> {
  return {
    bot,
    send: async (pressed) => {
      const { adapter, seen } = watchingAdapter();
      const message = typed(pressed.text, { ...messageOf(pressed), from: { id: 'ann' }, pressed: 'm1' });
      const answered = createRouter(bot.parts('en', 'stranger')).handle(adapter, message);
      await untilAnswered(bot, answered);
      return seen;
    },
  };
}
