import { describe, expect, it } from 'vitest';
import { faultKinds } from '../../../src/smsc/sandbox/control.ts';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/sandbox', () => {
  it('tells the time and the faults', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sandbox'));

    expect(reply).toMatch(/^Sandbox clock +18 Nov 2026, 12:00\nFaults +none\n/);
  });

  it('advance moves everything that depends on time', async () => {
    await using bot = await startBot();
    const before = plainText(await bot.ask('/balance'));

    const moved = plainText(await bot.ask('/sandbox advance 26h'));
    const after = plainText(await bot.ask('/balance'));

    expect(moved).toMatch(/went 1 d 2 h forward\.\nSandbox clock +19 Nov 2026, 14:00/);
    expect(after).toContain('Checked just now');
    expect(after).not.toBe(before);
  });

  it.each(faultKinds.filter((kind) => kind !== 'slow'))(
    'fault %s makes the provider fail until it is over',
    async (kind) => {
      await using bot = await startBot();

      await bot.ask(`/sandbox fault ${kind} 5m`);
      const during = await bot.ask('/balance');
      await bot.ask('/sandbox advance 2h');
      const after = await bot.ask('/balance');

      expect(during?.tone).toBe('bad');
      expect(plainText(after)).toContain('Checked just now');
    },
  );

  it('fault lasts five minutes when no length is given, and is listed with its end', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sandbox fault html'));

    expect(reply).toMatch(/^For 5 min of the sandbox clock: a proxy answers/);
    expect(reply).toMatch(/Faults +a proxy answers instead of the provider, until 18 Nov 2026, 12:05/);
  });

  it('mend switches all faults off', async () => {
    await using bot = await startBot();
    await bot.ask('/sandbox fault outage');
    await bot.ask('/sandbox fault html');

    const reply = plainText(await bot.ask('/sandbox mend', 'ru'));

    expect(reply).toMatch(/^Все сбои выключены\.\nЧасы учебного аккаунта +\S+ \S+\nСбои +нет/);
    expect(plainText(await bot.ask('/balance'))).toContain('Checked just now');
  });

  it('mend helps at once, although the connections of before were cut', async () => {
    await using bot = await startBot();
    await bot.ask('/balance');
    await bot.ask('/sandbox fault outage');
    await bot.ask('/sandbox mend');
    await bot.ask('/sandbox advance 1h');

    expect(plainText(await bot.ask('/balance'))).toContain('Checked just now');
  });

  it('says on a real account that there is none, and touches nothing', async () => {
    await using bot = await startBot({ isSandbox: false });

    for (const line of ['/sandbox', '/sandbox advance 1h', '/sandbox fault outage', '/sandbox mend']) {
      expect(plainText(await bot.ask(line))).toBe(
        'This bot works with the real account demo; there is no sandbox here.',
      );
    }
    expect(bot.sandbox.faults()).toEqual([]);
  });

  it('is moved by admins only', async () => {
    await using bot = await startBot({ role: 'operator' });

    expect(plainText(await bot.ask('/sandbox advance 1h'))).toBe('This needs the role admin.');
  });
});
