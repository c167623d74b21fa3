import { describe, expect, it } from 'vitest';
import { createButtons } from '../../src/bot/buttons.ts';
import type { Conversation } from '../../src/bot/chat.ts';
import { startBot } from '../support/bot.ts';

const here: Conversation = { platform: 'test', id: 'here', kind: 'group' };
const topic: Conversation = { ...here, thread: '7' };
const pages = [
  { label: '◀', command: '/page k 1' },
  { label: '▶', command: '/page k 3' },
];

describe('buttons', () => {
  it('type what they were kept with, in their conversation alone', async () => {
    await using bot = await startBot();
    const buttons = createButtons(bot.database, 'demo', bot.clock);

    const ids = await buttons.keep(here, pages);

    expect(await Promise.all(ids.map((id) => buttons.find(here, id)))).toEqual(['/page k 1', '/page k 3']);
    expect(await Promise.all(ids.map((id) => buttons.find(topic, id)))).toEqual([undefined, undefined]);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(20);
  });

  it('have the same ids where the commands are the same, and others where anything differs', async () => {
    await using bot = await startBot();
    const buttons = createButtons(bot.database, 'demo', bot.clock);
    const others = [pages.toReversed(), pages.slice(1), [...pages, ...pages]];

    const ids = await buttons.keep(here, pages);
    const again = await buttons.keep(
      here,
      pages.map(({ command }) => ({ label: 'another', command })),
    );
    const different = await Promise.all([
      buttons.keep(topic, pages),
      ...others.map((list) => buttons.keep(here, list)),
    ]);

    expect(again).toEqual(ids);
    expect(new Set([ids, ...different].map(([id]) => id)).size).toBe(5);
  });

  it('cannot be guessed from their commands: another process gives others, and both work', async () => {
    await using bot = await startBot();
    const [one, other] = [
      createButtons(bot.database, 'demo', bot.clock),
      createButtons(bot.database, 'demo', bot.clock),
    ];

    const [ofOne = ''] = await one.keep(here, pages);
    const [ofOther = ''] = await other.keep(here, pages);

    expect(ofOther).not.toBe(ofOne);
    expect(await one.find(here, ofOther)).toBe('/page k 1');
    expect(await other.find(here, ofOne)).toBe('/page k 1');
  });

  it('are forgotten after a month without being shown', async () => {
    await using bot = await startBot();
    const buttons = createButtons(bot.database, 'demo', bot.clock);
    const days = 86_400_000;

    const [id = ''] = await buttons.keep(here, pages);
    await bot.clock.advance(20 * days);
    await buttons.keep(here, pages);
    await bot.clock.advance(20 * days);
    expect(await buttons.find(here, id)).toBe('/page k 1');
    await bot.clock.advance(11 * days);

    expect(await buttons.find(here, id)).toBeUndefined();
  });
});
