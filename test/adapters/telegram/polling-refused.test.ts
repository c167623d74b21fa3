import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { FakeTelegramOptions } from '../../support/telegram/control.ts';
import type { FaultKind } from '../../support/telegram/faults.ts';
import { startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

async function started(telegram: FakeTelegramOptions = {}): Promise<TelegramBot> {
  const it = await startTelegramBot({ isStarted: false, telegram });
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

describe('when Telegram refuses', () => {
  it('the token, the bot ends with words, at its start and later', async () => {
    const { telegram, start } = await started();
    telegram.fault('getMe', { kind: 'unauthorized' });
    await expect((await start()).ended).rejects.toThrow('getMe: 401 Unauthorized');

    telegram.fault('getUpdates', { kind: 'unauthorized' });
    await expect((await start()).ended).rejects.toThrow('getUpdates: 401 Unauthorized');
  });

  it('because another instance polls, the bot pauses longer and longer, then ends and says so', async () => {
    const { bot, telegram, log, start } = await started();
    telegram.fault('getUpdates', { kind: 'conflict' }, { times: Number.POSITIVE_INFINITY });
    const adapter = await start();
    const pauses: number[] = [];
    for (let conflict = 1; conflict <= 12; conflict += 1) {
      await bot.clock.asleep();
      pauses.push(bot.clock.sleepers()[0] ?? 0);
      await bot.clock.advance(30_000);
    }

    await expect(adapter.ended).rejects.toThrow('make sure that only one bot instance is running');
    expect(telegram.calls('getUpdates')).toHaveLength(13);
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[0]).toBeLessThanOrEqual(1000);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(15_000);
    expect(log.join('')).toContain('another instance polls with the same token');
  });

  it('because a webhook is set, the log says so rather than another instance', async () => {
    const { bot, telegram, log, start } = await started();
    const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first";
    telegram.fault('getUpdates', { kind: 'refused', code: 409, description });
    await start();
    await bot.clock.asleep();

    expect(log.join('')).toContain('a webhook is set for the same token');
    expect(log.join('')).not.toContain('another instance');
  });

  it('because another instance polled for a while, the bot goes on', async () => {
    const { bot, telegram, anna, start, replies } = await started();
    telegram.fault('getUpdates', { kind: 'conflict' }, { times: 3 });
    await start();
    for (let conflict = 1; conflict <= 3; conflict += 1) {
      await bot.clock.asleep();
      await bot.clock.advance(30_000);
    }
    telegram.say(anna, anna, '/help');

    expect(await replies(1)).toHaveLength(1);
  });

  it('for too many requests, it is asked again when it said, and not before', async () => {
    const { bot, telegram, anna, start, replies } = await started();
    telegram.fault('getUpdates', { kind: 'flood', retryAfter: 7 });
    await start();
    await bot.clock.asleep();
    expect(bot.clock.sleepers()).toEqual([7000]);
    telegram.say(anna, anna, '/help');
    await bot.clock.advance(6999);
    const before = telegram.calls('getUpdates').length;
    await bot.clock.advance(1);

    await replies(1);
    expect(before).toBe(1);
  });
});

const mishaps: readonly FaultKind[] = [
  { kind: 'page', status: 500 },
  { kind: 'page', status: 502 },
  { kind: 'page', status: 503 },
  { kind: 'page', status: 504 },
  { kind: 'reset' },
  { kind: 'refused', code: 500, description: 'Internal Server Error' },
];

describe('when Telegram is out of order', () => {
  it.each(mishaps)('the bot asks again after a pause, at its start and later: $kind $status', async (fault) => {
    const { bot, telegram, anna, start, replies } = await started();
    for (const method of ['getMe', 'deleteWebhook', 'getUpdates']) telegram.fault(method, fault);
    await start();
    for (let pause = 1; pause <= 3; pause += 1) {
      await bot.clock.asleep();
      await bot.clock.advance(30_000);
    }
    telegram.say(anna, anna, '/help');

    expect(await replies(1)).toHaveLength(1);
  });

  it('and says nothing at all, the bot gives a poll up and asks again', async () => {
    const { bot, telegram, anna, start, replies } = await started();
    telegram.fault('getUpdates', { kind: 'silence' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await start();
    await telegram.until(() => telegram.calls('getUpdates').length > 0);
    vi.advanceTimersByTime(45_000);
    await bot.clock.asleep();
    vi.useRealTimers();
    telegram.say(anna, anna, '/help');
    await bot.clock.advance(1000);

    expect(await replies(1)).toHaveLength(1);
  });

  it('and holds no poll, it is asked with a pause after each empty one, without a word in the log', async () => {
    const { bot, telegram, anna, log, start, replies } = await started({ longestPoll: 0 });
    await start();
    for (let poll = 1; poll <= 3; poll += 1) {
      await bot.clock.asleep();
      expect(telegram.calls('getUpdates')).toHaveLength(poll);
      expect(bot.clock.sleepers()[0]).toBeGreaterThanOrEqual(500);
      if (poll === 3) telegram.say(anna, anna, '/help');
      await bot.clock.advance(1000);
      await telegram.until(() => telegram.calls('getUpdates').length > poll);
    }

    expect(await replies(1)).toHaveLength(1);
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });

  it('and cannot be reached, the log says why and what to check, in one short line', async () => {
    const { bot, telegram, log, start } = await started();
    for (const method of ['getMe', 'setMyCommands', 'getUpdates']) telegram.fault(method, { kind: 'reset' });
    await start();
    await bot.clock.asleep();
    await bot.clock.advance(30_000);
    await bot.clock.asleep();

    const warnings = log.filter((line) => line.includes('"level":"warn"'));
    expect(warnings).toHaveLength(3);
    for (const line of warnings) {
      expect(line).toMatch(/"reason":"\w+: no answer \(\w+\)","advice":"check the network or TELEGRAM_API_URL"/);
      expect(line).not.toContain('stack');
    }
  });

  it.each(['getMe', 'deleteWebhook', 'setMyCommands'])(
    'and leaves %s without an answer, the bot stops at once when it is asked to, and nothing is polled',
    async (method) => {
      const { telegram, log, start } = await started();
      telegram.fault(method, { kind: 'silence' });
      const adapter = await start();
      await telegram.until(() => telegram.calls(method).length > 0);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());

      await adapter.stop();
      expect(telegram.calls('getUpdates')).toEqual([]);
      expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
    },
  );

  it('the token stands in no error and no line of the log', async () => {
    const { bot, telegram, anna, log, start, replies } = await started();
    for (const method of ['getMe', 'deleteWebhook', 'setMyCommands', 'getUpdates']) {
      telegram.fault(method, { kind: 'reset' });
      telegram.fault(method, { kind: 'page', status: 502 });
    }
    telegram.fault('sendMessage', { kind: 'reset' });
    const adapter = await start();
    for (let pause = 1; pause <= 6; pause += 1) {
      await bot.clock.asleep();
      await bot.clock.advance(30_000);
    }
    telegram.say(anna, anna, '/help');
    await telegram.until(() => telegram.calls('sendMessage').length > 0);
    telegram.say(anna, anna, '/help');
    await replies(1);
    telegram.fault('getUpdates', { kind: 'unauthorized' });
    telegram.say(anna, anna, '/help');
    const error: unknown = await adapter.ended.catch((err: unknown) => err);

    const told = [...log, String(error), JSON.stringify(error), inspect(error)].join('\n');
    expect(log.length).toBeGreaterThan(5);
    expect(told).toContain('401 Unauthorized');
    expect(told).not.toContain('AAFakeToken');
  });
});

function inspect(error: unknown): string {
  return error instanceof Error ? `${error.stack} ${String(error.cause)}` : '';
}
