import { describe, expect, it, onTestFinished } from 'vitest';
import { createSpelling } from '../../../src/adapters/slack/spelt.ts';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { code, note, quote, type Reply, strong, text } from '../../../src/bot/reply.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const prefixed = createSpelling(everyCommand, 'sms-');
const plain = createSpelling(everyCommand, '');

function labelOf(label: string, command: string): string | undefined {
  return prefixed({ summary: '', blocks: [], buttons: [{ label, command }] }).buttons?.[0]?.label;
}

describe('the commands in a reply', () => {
  it.each([
    ['/balance', '/balance', '/sms-balance'],
    ['/sender status NAME', '/sender status NAME', '/sms-sender status NAME'],
    ['/help', '/smsc help', '/sms-help'],
    ['/help balance', '/smsc help balance', '/sms-help balance'],
    ['/balances', '/balances', '/balances'],
    ['/xyzzy', '/xyzzy', '/xyzzy'],
    ['/page', '/smsc page', '/smsc page'],
    ['/', '/', '/'],
    ['help', 'help', 'help'],
  ])('%s is %s, and behind a prefix %s', (line, without, behind) => {
    const reply: Reply = {
      summary: 's',
      blocks: [text('Type ', code(line))],
      buttons: [{ label: line, command: line }],
    };

    for (const [spell, expected] of [
      [plain, without],
      [prefixed, behind],
    ] as const) {
      expect(spell(reply).blocks).toEqual([text('Type ', code(expected))]);
      expect(spell(reply).buttons).toEqual([{ label: expected, command: line }]);
    }
  });

  it('are told by the structure: other text stays as it is', () => {
    const blocks = [
      text('/balance', strong('/balance')),
      quote('/balance foo\n         ^^^'),
      note('/balance'),
      { kind: 'fields', fields: [{ label: '/balance', value: '/balance' }] },
      { kind: 'items', items: [{ title: '/balance', facts: ['/balance'], text: '/balance' }] },
    ] as const;

    expect(prefixed({ summary: '/balance', blocks })).toEqual({ summary: '/balance', blocks });
  });

  it('may stand within a label or be cut there', () => {
    expect(labelOf('Fill in /sender status', '/sender status')).toBe('Fill in /sms-sender status');
    expect(labelOf('/sender status my_shop', '@shop /sender status my_shop')).toBe('/sms-sender status my_shop');
    expect(labelOf('/sender status my_…', '/sender status my_shop')).toBe('/sms-sender status my_…');
    expect(labelOf('Fill in a form', '/sender status my_shop')).toBe('Fill in a form');
    expect(labelOf('▶', '/page k 2')).toBe('▶');
  });

  it('are the same blocks for the same blocks, so that they are rendered once', () => {
    const blocks = [text(code('/balance'))];

    expect(prefixed({ summary: 'a', blocks }).blocks).toBe(prefixed({ summary: 'b', blocks }).blocks);
  });
});

describe.each(['', 'sms-'])('what the bot shows with the prefix "%s"', (prefix) => {
  it('names commands that can be typed', async () => {
    const { ask, replies } = await started({ adapter: { prefix } });
    const wrong = await ask('/smsc blance');
    const incomplete = await ask(`/${prefix}sender status`);
    const help = await ask('/smsc help');

    expect(wrong.labels).toContain(`/${prefix}balance`);
    expect(incomplete.read).toContain(`/${prefix}sender status NAME`);
    expect(incomplete.read).toContain('\n/sender status\n');
    const listed = [...help.read.matchAll(/^(\/[^:\n]+): /gm)].map(([, command]) => command);
    expect(listed.length).toBeGreaterThan(commands.length / 2);
    expect(listed.filter((command) => !command?.startsWith(`/${prefix}`))).toEqual([]);
    expect(listed).toContain(prefix === '' ? '/smsc help' : '/sms-help');
    expect(await replies(3)).toHaveLength(3);
  });

  it('means what it shows when that is typed', async () => {
    const { ask } = await started({ adapter: { prefix } });
    const help = await ask(`/${prefix === '' ? 'smsc help' : 'sms-help'} balance`);

    expect(help.read).toMatch(new RegExp(`^/${prefix}balance$`, 'm'));
    expect((await ask(`/${prefix}balance`)).read).toContain('Balance: ');
  });

  it('takes a press of a button for the command that is meant', async () => {
    const { slack, anna, channel, ask, replies } = await started({ adapter: { prefix } });
    const wrong = await ask('/smsc blance');
    await slack.press(channel, anna, wrong, `/${prefix}balance`);

    expect((await replies(2)).at(-1)?.read).toContain('Balance: ');
  });
});
