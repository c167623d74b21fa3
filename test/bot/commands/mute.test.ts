import { describe, expect, it } from 'vitest';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

const hour = 3_600_000;
const group = { platform: 'test', id: '-team', kind: 'group' } as const;

describe('/mute', () => {
  it('ends by itself', async () => {
    await using bot = await startBot();
    await bot.ask('/mute inbox 2h');

    expect(plainText(await bot.ask('/subscriptions'))).toContain('#1 inbox');
    await bot.clock.advance(2 * hour);

    expect(plainText(await bot.ask('/subscriptions'))).not.toContain('Muted');
    expect(plainText(await bot.ask('/unmute'))).toContain('Nothing is muted here.');
  });

  it('of the same thing again gets the new end, also a nearer one', async () => {
    await using bot = await startBot();
    await bot.ask('/mute all 8h');

    expect(plainText(await bot.ask('/mute all 30m'))).toContain('until 18 Nov 2026, 12:30 (30 min)');
    expect(await bot.parts('en').notices.mutes.list()).toHaveLength(1);
  });

  it('covers whole phone numbers where others read along, but not in its buttons', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/mute inbox 1h from:79161234567', 'en', { in: group });

    expect(plainText(reply)).toContain('inbox from:7916•••45•67 is muted here');
    expect(reply?.buttons?.at(-1)?.command).toBe('/mute inbox 8h from:79161234567');
  });

  it.each([
    '/mute 1h',
    '/mute name:x',
    '/mute inbox 0h',
    '/mute inbox 721h',
    '/mute inbox name:x',
    '/mute all from:7*',
    '/mute weather 1h',
  ])('refuses %s and mutes nothing', async (line) => {
    await using bot = await startBot();

    expect((await bot.ask(line))?.tone).toBe('warning');
    expect(await bot.parts('en').notices.mutes.list()).toEqual([]);
  });
});

describe('/unmute', () => {
  it('touches only what was muted in the same conversation', async () => {
    await using bot = await startBot();
    await bot.ask('/mute inbox', 'en', { in: group });

    expect(plainText(await bot.ask('/unmute #1'))).toContain('Nothing is muted here.');
    expect(await bot.parts('en').notices.mutes.list()).toHaveLength(1);
  });
});
