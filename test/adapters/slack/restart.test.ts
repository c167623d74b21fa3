import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import { secret } from '../../../src/lib/secret.ts';
import { type SlackBot, type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

async function started(options: SlackBotOptions) {
  const it: SlackBot = await startSlackBot({ way: 'http', isStarted: false, ...options });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, slack, start } = it;
  const seen: string[] = [];
  const held = Promise.withResolvers<void>();
  onTestFinished(() => held.resolve());

  /** Starts a process that notes what it sees to, under a name; one that hangs comes to no end of it. */
  const as = (name: string, adapter: SlackBotOptions['adapter'] = {}, ends: Promise<void> = Promise.resolve()) =>
    start({
      adapter,
      handle: async ({ text }: ChatMessage) => {
        seen.push(`${name} ${text.trim()}`);
        await ends;
      },
    });
  const isKnown = (count: number) =>
    expect.poll(() => it.log.filter((line) => line.includes('slack knows the bot')).length).toBe(count);
  const left = () => bot.database.query('SELECT id FROM inbox WHERE done_at IS NULL');
  /** Slack cannot be asked who the bot is, so often. */
  const silent = (times: number) => slack.fault({ method: 'auth.test', times, as: { kind: 'status', status: 500 } });
  /** A command that comes before Slack has been greeted. */
  async function early(line: string): Promise<void> {
    await expect.poll(() => slack.calls('auth.test').length).toBeGreaterThan(0);
    expect(await it.command(line)).toMatchObject({ acknowledged: true });
  }
  return { ...it, seen, held, as, isKnown, left, silent, early };
}

const several = { isOneOfSeveral: true };

describe('one of several processes', () => {
  it('does not answer what another is at, nor what that has answered', async () => {
    const { bot, command, seen, held, as, isKnown, left } = await started({});
    await as('first', several, held.promise);
    await isKnown(1);
    await command('/balance');
    await expect.poll(() => seen).toHaveLength(1);
    await as('second', several);
    await isKnown(2);
    await command('/language');
    await expect.poll(() => seen).toHaveLength(2);

    held.resolve();
    await expect.poll(left).toEqual([]);
    await bot.clock.advance(2 * 120_000);
    await command('/help');

    await expect.poll(() => seen).toEqual(['first /balance', 'second /language', 'second /help']);
  });

  it('answers what another left, as soon as nobody can be at it', async () => {
    const { bot, command, seen, held, as, isKnown } = await started({});
    await as('first', several, held.promise);
    await isKnown(1);
    await command('/balance');
    await expect.poll(() => seen).toHaveLength(1);
    await as('second', several);
    await isKnown(2);
    await expect.poll(() => bot.clock.sleepers()).toEqual([10_000]);
    expect(seen).toHaveLength(1);

    await bot.clock.advance(2 * 120_000);

    await expect.poll(() => seen).toEqual(['first /balance', 'second /balance']);
  });

  it('answers at once what was left long ago', async () => {
    const { bot, command, seen, held, as, isKnown } = await started({});
    const first = await as('first', several, held.promise);
    await isKnown(1);
    await command('/balance');
    await expect.poll(() => seen).toHaveLength(1);
    void first.stop();
    await expect.poll(() => bot.clock.sleepers()).toEqual([]);
    await bot.clock.advance(120_001);

    await as('second', several);

    await expect.poll(() => seen).toEqual(['first /balance', 'second /balance']);
  });
});

describe('the only process', () => {
  it('answers what was left before what comes meanwhile', async () => {
    const { bot, command, seen, held, as, isKnown, silent, early, slack } = await started({});
    await as('first', {}, held.promise);
    await isKnown(1);
    await command('/balance');
    await expect.poll(() => seen).toHaveLength(1);
    silent(1);
    const asked = slack.calls('auth.test').length;
    await as('second');
    await expect.poll(() => slack.calls('auth.test').length).toBe(asked + 1);
    await early('/language');
    expect(seen).toHaveLength(1);

    await bot.clock.advance(1000);

    await expect.poll(() => seen).toEqual(['first /balance', 'second /balance', 'second /language']);
  });

  it('leaves what was sent to the bot of another workspace on the same account', async () => {
    const { bot, slack, command, seen, held, as, isKnown, left } = await started({});
    const other = { token: secret(slack.botToken.replace(/^xoxb-\d+/, 'xoxb-77-88')) };
    await as('first', {}, held.promise);
    await isKnown(1);
    await command('/balance');
    await expect.poll(() => seen).toHaveLength(1);
    slack.fault({ method: 'auth.test', as: { kind: 'status', status: 500 } });
    await as('second', other);
    await bot.clock.asleep();

    const kept = await bot.database.query<{ platform: string }>('SELECT platform FROM inbox');
    await command('/language');
    const now = await bot.database.query<{ platform: string }>('SELECT DISTINCT platform FROM inbox ORDER BY platform');

    expect(kept).toHaveLength(1);
    expect(now.map(({ platform }) => platform)).toEqual(['slack 4200000001', 'slack 77-88']);
    expect(await left()).toHaveLength(2);
  });
});

describe('a bot that has not greeted Slack', () => {
  it('ends when it is told to, and answers what came after the next start', async () => {
    const { seen, as, silent, early, left } = await started({});
    silent(1);
    const first = await as('first');
    await early('/balance');

    await first.stop();
    expect(await left()).toHaveLength(1);
    await as('second');

    await expect.poll(() => seen).toEqual(['second /balance']);
  });

  it('keeps what came when its token is refused', async () => {
    const { bot, slack, seen, as, silent, early, left } = await started({});
    silent(1);
    slack.fault({ method: 'auth.test', times: 1, as: { kind: 'error', error: 'invalid_auth' } });
    const first = await as('first');
    await early('/balance');
    const ended = first.ended.catch((error: Error) => error.message);
    await bot.clock.advance(1000);
    expect(await ended).toContain('SLACK_BOT_TOKEN is refused');

    await first.stop();
    expect(await left()).toHaveLength(1);
    await as('second');

    await expect.poll(() => seen).toEqual(['second /balance']);
    await expect.poll(left).toEqual([]);
  });
});
