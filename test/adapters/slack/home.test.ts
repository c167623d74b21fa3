import { describe, expect, it, onTestFinished } from 'vitest';
import { type Reply, text } from '../../../src/bot/reply.ts';
import type { Database } from '../../../src/storage/database.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options?: SlackBotOptions): Promise<SlackBot> {
  const it = await startSlackBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

describe.each(['socket', 'http'] as const)('over %s, the Home tab', (way) => {
  it('shows the account, the money, the role and the commands, and is new each time', async () => {
    const { slack, anna, start } = await started({ way });
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);
    const first = slack.home(anna);
    await start({ role: 'viewer' });
    await slack.openHome(anna);

    await slack.until(() => slack.home(anna)?.read.includes('Your role: viewer') ?? false);
    expect(first?.read).toMatch(/Account: demo\nYour role: admin\nBalance: /);
    expect(first?.read).toContain('/audit');
    expect(slack.home(anna)?.read).not.toContain('/audit');
    expect(slack.refused()).toEqual([]);
  });
});

describe('the Home tab', () => {
  it('of a stranger holds the neutral line', async () => {
    const { slack, anna } = await started({ role: 'stranger' });
    await slack.openHome(anna);

    await slack.until(() => slack.home(anna) !== undefined);
    expect(slack.home(anna)?.read).toMatch(/^This bot works for its own team only\..* \S+$/);
    expect(slack.home(anna)?.labels).toEqual([]);
  });

  it('has buttons whose answers go to the direct chat', async () => {
    const { slack, anna, direct, replies } = await started();
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);
    const home = slack.home(anna);
    if (home === undefined) throw new Error('there is no Home tab');
    await slack.pressInView(anna, home, 'All commands');

    const [answer] = await replies(1, direct);
    expect(answer?.isEphemeral).toBe(false);
    expect(answer?.read).toContain('/balance');
    expect(slack.refused()).toEqual([]);
  });

  it('ends a subscription of a channel', async () => {
    const { bot, slack, anna, direct, say, replies } = await started({ role: 'operator' });
    await say('@bot subscribe sender');
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);
    const home = slack.home(anna);
    if (home === undefined) throw new Error('there is no Home tab');
    await slack.pressInView(anna, home, 'End #1');

    const [answer] = await replies(1, direct);
    expect(answer?.read).toMatch(/^The subscription in slack:C\w+ is ended: #1 sender/);
    expect(await bot.parts('en').notices.subscriptions.list()).toEqual([]);
    expect(slack.refused()).toEqual([]);
  });

  it('that Slack refuses is logged, and commands are answered', async () => {
    const { slack, anna, ask, log } = await started();
    slack.fault({ method: 'views.publish', times: 1, as: { kind: 'error', error: 'hash_conflict' } });
    await slack.openHome(anna);
    await expect.poll(() => log.join('')).toContain('a reply could not be posted');

    expect((await ask('/balance')).read).toContain('Balance: ');
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);
  });

  it('names commands as they can be typed', async () => {
    const { slack, anna } = await started({ adapter: { prefix: 'sms-' } });
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);

    expect(slack.home(anna)?.read).toMatch(/^\/sms-balance: /m);
    expect(slack.home(anna)?.read).toMatch(/^\/sms-sender: list, status, .* · sender names/m);
    expect(slack.home(anna)?.read).not.toMatch(/^\/(?!sms-)/m);
  });

  it('is there without its buttons when they cannot be kept', async () => {
    const reply: Reply = { summary: 'a', blocks: [text('the page')], buttons: [{ label: 'More', command: '/more' }] };
    const { bot, slack, anna, log, start, adapter } = await started({ isStarted: false });
    let isFull = false;
    const database: Database = {
      ...bot.database,
      transaction: async (work, options) => {
        if (isFull) throw new StorageError('full', 'the disk is full');
        return bot.database.transaction(work, options);
      },
    };
    await start({
      adapter: { database },
      handle: async (message) => {
        isFull = true;
        await adapter().post(message.in, reply);
        isFull = false;
      },
    });
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna) !== undefined);

    expect(slack.home(anna)).toMatchObject({ read: 'the page', labels: [] });
    expect(log.join('')).toContain('the buttons of a reply could not be kept');
  });

  it('is there without the provider', async () => {
    const { bot, slack, anna } = await started();
    bot.sandbox.fault('outage', 600_000);
    await slack.openHome(anna);
    await slack.until(() => slack.home(anna)?.read.includes('/balance') ?? false);

    expect(slack.home(anna)?.read).toContain('The provider cannot be reached.');
  });

  it('says that work goes on, until the answer is there in its place', async () => {
    const { slack, anna, start, adapter } = await started({ isStarted: false });
    await start({
      handle: async (message) => {
        const id = await adapter().post(message.in, { summary: 'working…', blocks: [], passing: true }, message);
        await slack.until(() => slack.home(anna)?.read === 'working…');
        await adapter().edit(message.in, id, { summary: 's', blocks: [text('the page')] });
      },
    });
    await slack.openHome(anna);

    await slack.until(() => slack.home(anna)?.read === 'the page');
    expect(slack.refused()).toEqual([]);
  });
});
