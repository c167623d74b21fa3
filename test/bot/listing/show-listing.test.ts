import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/bot/access/roles.ts';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const group: Pick<ChatMessage, 'in'> = { in: { platform: 'test', id: 'g', kind: 'group' } };
const day = 86_400_000;

/** Forty numbers, which are three pages of a table. */
const list = attached('n.txt', Array.from({ length: 40 }, (_, serial) => String(79_161_234_500 + serial)).join('\n'));

function button(reply: Reply | undefined, label: string): string {
  const found = reply?.buttons?.find((candidate) => candidate.label === label);
  if (found === undefined) throw new Error(`no button "${label}" among ${reply?.buttons?.map((b) => b.label).join()}`);
  return found.command;
}

async function firstPage(bot: TestBot, about: Partial<ChatMessage> = {}): Promise<Reply | undefined> {
  return bot.ask('/operator', 'en', { files: [list], ...about });
}

describe('a long answer', () => {
  it('comes page by page, with the buttons that lead on', async () => {
    await using bot = await startBot();

    const one = await firstPage(bot);
    const two = await bot.ask(button(one, '▶'));
    const three = await bot.ask(button(two, '▶'));

    expect(plainText(one)).toContain('Page 1 of 3: 1–15 of 40');
    expect(plainText(two)).toContain('Page 2 of 3: 16–30 of 40');
    expect(plainText(three)).toContain('Page 3 of 3: 31–40 of 40');
    expect(plainText(three)).toContain('79161234539');
    expect(one?.buttons?.map(({ label }) => label)).toEqual(['▶', 'CSV']);
    expect(two?.buttons?.map(({ label }) => label)).toEqual(['◀', '▶', 'CSV']);
    expect(three?.buttons?.map(({ label }) => label)).toEqual(['◀', 'CSV']);
  });

  it('asks the provider nothing for 20 turns of its pages, and each page stays as it was', async () => {
    await using bot = await startBot();
    let reply = await firstPage(bot);
    const asked = bot.sandbox.counts().requests;

    for (let turn = 0; turn < 10; turn += 1) {
      reply = await bot.ask(button(reply, '▶'));
      reply = await bot.ask(button(reply, '◀'));
      expect(plainText(reply)).toContain('79161234500');
    }

    expect(bot.sandbox.counts().requests).toEqual(asked);
  });

  it('tells its age on every page', async () => {
    await using bot = await startBot();
    const one = await firstPage(bot);

    bot.sandbox.advance(60_000);

    expect(plainText(one)).toContain('Checked just now');
    expect(plainText(await bot.ask(button(one, '▶')))).toContain('Checked 1 min ago');
  });

  it('is a file on demand, with all rows', async () => {
    await using bot = await startBot();

    const reply = await bot.ask(button(await firstPage(bot), 'CSV'));

    const file = reply?.blocks.find((block) => block.kind === 'file');
    expect(file?.name).toBe('operators-2026-11-18.csv');
    expect(file?.content.trim().split('\r\n')).toHaveLength(41);
    expect(file?.content).toContain('79161234500;МТС;');
    expect(plainText(reply)).toContain('operators-2026-11-18.csv: rows 40');
  });

  it('is kept for a day, and then said to be gone', async () => {
    await using bot = await startBot();
    const next = button(await firstPage(bot), '▶');

    await bot.clock.advance(day + 1);
    const reply = await bot.ask(next);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain('These pages are no longer kept. Ask again for new ones.');
  });

  it('belongs to its conversation: elsewhere its buttons find nothing', async () => {
    await using bot = await startBot();
    const one = await firstPage(bot);

    for (const label of ['▶', 'CSV']) {
      const reply = await bot.ask(button(one, label), 'en', { in: { platform: 'test', id: 'two', kind: 'private' } });
      expect(plainText(reply)).toContain('no longer kept');
    }
  });

  it.each(['/page', '/page nothing', '/csv nothing', '/show nothing', '/page nothing 0', '/page __proto__'])(
    'made-up %s is answered politely',
    async (line) => {
      await using bot = await startBot();

      expect((await bot.ask(line))?.tone).toBe('warning');
    },
  );

  it('shows the last page for a number beyond it', async () => {
    await using bot = await startBot();
    const line = button(await firstPage(bot), '▶').replace(/\d+$/, '99');

    expect(plainText(await bot.ask(line))).toContain('Page 3 of 3');
  });
});

describe('a long answer where others read along', () => {
  it('covers phone numbers on its pages and in its file', async () => {
    await using bot = await startBot();

    const one = await firstPage(bot, group);
    const file = await bot.ask(button(one, 'CSV'), 'en', group);

    expect(plainText(one)).toContain('7916•••45•00');
    expect(JSON.stringify([one, file])).not.toMatch(/791612345/);
  });

  it('shows a page with nothing covered to an operator alone', async () => {
    await using bot = await startBot({ role: 'operator' });
    const two = await bot.ask(button(await firstPage(bot, group), '▶'), 'en', group);

    const shown = await bot.ask(button(two, 'Show'), 'en', group);

    expect(shown?.audience).toBe('asker');
    expect(plainText(shown)).toContain('79161234515');
    expect(plainText(shown)).toContain('Shown to you alone.');
    expect(shown?.buttons).toEqual([]);
  });

  it('has in the audit log who was shown a page with nothing covered, where and of which answer, and nothing of it', async () => {
    await using bot = await startBot({ role: 'operator' });
    const show = button(await firstPage(bot, group), 'Show');

    await bot.ask(show, 'en', { ...group, from: { id: 'boris' } });

    const [entry] = await bot.parts('en').acting.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      by: { platform: 'test', id: 'boris' },
      in: { platform: 'test', id: 'g', kind: 'group' },
      command: 'show',
      line: `${show} (operators)`,
      outcome: 'done',
    });
    expect(entry?.line).not.toMatch(/\d{9}/);
  });

  it('tells a viewer which role showing needs', async () => {
    await using bot = await startBot({ role: 'viewer' satisfies Role });
    const one = await firstPage(bot, group);

    const shown = await bot.ask(button(one, 'Show'), 'en', group);

    for (const command of ['/page', '/csv']) {
      const line = button(one, 'Show')
        .replace('/show', command)
        .replace(/(csv \w+) .*/, '$1');
      expect(plainText(await bot.ask(line, 'en', group))).toContain('no longer kept');
    }
    expect(plainText(shown)).toContain('This needs the role operator.');
    expect(plainText(shown)).not.toContain('79161234500');
  });
});
