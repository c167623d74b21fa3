import { describe, expect, it } from 'vitest';
import type { HealthReport } from '../../../src/bot/health.ts';
import type { Language } from '../../../src/bot/language.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { recordingAdapter, startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const minute = 60_000;
const good = { lookedAt: noon - minute, goodAt: noon - minute, failures: 0 };
const bad = { lookedAt: noon, failingSince: noon - 20 * minute, failures: 4, reason: 'unreachable' };
const well: HealthReport = {
  isLooking: true,
  holder: { holder: 'a' },
  watchers: [
    { name: 'inbox', ...good },
    { name: 'sender', ...good },
  ],
  platforms: [{ name: 'test', isConnected: true }],
};

async function told(bot: TestBot, report: HealthReport, language: Language = 'en'): Promise<Reply | undefined> {
  const { adapter, replies } = recordingAdapter();
  const parts = { ...bot.parts(language, 'viewer'), health: async () => report };
  await createRouter(parts).handle(adapter, typed('/health'));
  return replies[0];
}

describe('/health', () => {
  it('says that all is well, and when each watcher last looked', async () => {
    await using bot = await startBot();

    const reply = await told(bot, well);

    expect(reply?.tone).toBeUndefined();
    expect(reply?.summary).toBe('The bot works.');
    expect(plainText(reply)).toContain('1 min ago');
    expect(plainText(reply)).toContain('this process');
    expect(plainText(await told(bot, well, 'ru'))).toContain('1 мин назад');
  });

  it('says that one watcher fails, and why, while the provider answers the others', async () => {
    await using bot = await startBot();

    const reply = await told(bot, {
      ...well,
      watchers: [
        { name: 'inbox', ...bad },
        { name: 'sender', ...good },
      ],
    });

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain('failed 4×');
    expect(plainText(reply).match(/The provider cannot be reached\.\nCheck the network/g)).toHaveLength(1);
    expect(plainText(reply)).toContain('answers');
  });

  it('tells each reason once, and what to do, also for a failure of the bot itself', async () => {
    await using bot = await startBot();
    const watchers = [
      { name: 'inbox', ...bad },
      { name: 'sender', ...bad },
      { name: 'balance', ...bad, reason: 'internal error' },
    ];

    const shown = plainText(await told(bot, { ...well, watchers }));

    expect(shown.match(/The provider cannot be reached\./g)).toHaveLength(1);
    expect(shown.match(/Something went wrong inside the bot\.\nTell whoever runs it\./g)).toHaveLength(1);
    expect(plainText(await told(bot, { ...well, watchers }, 'ru'))).toContain('Провайдер недоступен.');
  });

  it('says since when the provider gives nothing', async () => {
    await using bot = await startBot();

    const reply = await told(bot, {
      ...well,
      watchers: [
        { name: 'inbox', ...bad },
        { name: 'sender', failures: 0 },
      ],
    });

    expect(plainText(reply)).toContain('failing since 18 Nov 2026, 11:40 (20 min)');
  });

  it('says that nobody looks, or another process, and which platform is away', async () => {
    await using bot = await startBot();
    const { holder: _holder, ...nobody } = well;

    expect(plainText(await told(bot, { ...nobody, isLooking: false }))).toContain('nobody just now');
    expect(plainText(await told(bot, { ...well, isLooking: false }))).toContain('another process');
    const away = await told(bot, { ...well, platforms: [{ name: 'test', isConnected: false }] });
    expect(plainText(away)).toContain('not connected');
    expect(away?.tone).toBe('warning');
  });

  it('counts what waits, with its age, and what was given up', async () => {
    await using bot = await startBot();
    const { outbox } = bot.parts('en').notices;
    const to = { platform: 'test', id: 'one', kind: 'private' } as const;
    const change = {
      topic: 'mailing',
      kind: 'appeared',
      object: '7',
      id: '7',
      isDecisive: false,
      isLoud: false,
    } as const;
    const deliveries = [{ subscription: 1, to, kind: 'card' as const }];
    await bot.database.transaction((queries) => outbox.put(queries, { change, at: noon }, deliveries));
    const claim = await outbox.claim(to, { most: 1, leaseMs: minute });
    if (claim !== undefined) await outbox.bury(claim, 'gone');
    await bot.database.transaction((queries) => outbox.put(queries, { change, at: noon }, deliveries));
    await bot.clock.advance(5 * minute);

    const reply = await told(bot, well);

    const values = reply?.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    expect(values).toContainEqual({ label: 'To be told', value: '1, the oldest for 5 min' });
    expect(values).toContainEqual({ label: 'Given up in 30 days', value: '1', tone: 'warning' });
  });

  it('says that nothing is watched where nothing is, which is no trouble', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/health'))).toContain('Nothing is watched here');
    const idle = await told(bot, { isLooking: false, watchers: [], platforms: well.platforms });
    expect(idle?.summary).toBe('The bot works.');
    expect(plainText(idle)).toContain('Nothing is watched here');
    expect(plainText(idle)).not.toContain('nobody just now');
    expect(plainText(idle)).toContain('connected');
  });

  it('names what is watched in words', async () => {
    await using bot = await startBot();

    expect(plainText(await told(bot, well))).toContain('incoming SMS');
    expect(plainText(await told(bot, well, 'ru'))).toContain('имена отправителей');
  });
});
