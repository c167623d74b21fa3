import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/bot/commands/index.ts';
import { offeredTo } from '../../../src/bot/offered.ts';
import { startBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';

describe('/help', () => {
  it.each(['en', 'ru'] as const)('lists every command with its summary (%s)', async (language) => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help', language));

    for (const command of offeredTo('admin', bot.parts(language).account, commands)) {
      expect(reply).toContain(`/${command.name} `);
      expect(reply).toContain(command.summary[language]);
    }
  });

  it('puts commands under what they are about', async () => {
    await using bot = await startBot({ role: 'viewer' });
    const fields = (await bot.ask('/help'))?.blocks.flatMap((block) => (block.kind === 'fields' ? block.fields : []));
    const labels = fields?.map(({ label }) => label) ?? [];
    const headings = fields?.filter(({ heads }) => heads).map(({ label }) => label);

    expect(headings).toEqual([
      'Money',
      'Messages and numbers',
      'Sender names and templates',
      'Sandbox account',
      'The bot',
    ]);
    expect(labels.slice(labels.indexOf('Sender names and templates') + 1, labels.indexOf('Sandbox account'))).toEqual([
      '/sender list',
      '/sender status',
      '/template list',
      '/template status',
    ]);
  });

  it('lists only what the one who asks may run', async () => {
    await using bot = await startBot({ role: 'viewer' });

    const reply = plainText(await bot.ask('/help'));

    expect(reply).toContain('/balance');
    expect(reply).not.toContain('/sandbox advance');
  });

  it.each(['/help sender status', '/help /sender status', '/help SENDER STATUS', '/help sender show'])(
    '%s tells more about it',
    async (line) => {
      await using bot = await startBot();

      const reply = plainText(await bot.ask(line));

      expect(reply).toMatch(/^\/sender status NAME \[user:SUBCLIENT\]\n/);
      expect(reply).toMatch(/user:SUBCLIENT +the login of a subclient \(may be left out\)/);
      expect(reply).toContain('/sender status my_shop');
      expect(reply).toContain('viewer, runs at once');
    },
  );

  it('finds commands by a word', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help деньги', 'ru'));

    expect(reply).toContain('/balance');
    expect(reply).not.toContain('/sender status');
  });

  it('says that nothing speaks of a word, and lists what there is', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help xyzzy'));

    expect(reply).toContain('No command matches “xyzzy”.');
    expect(reply).toContain('/balance');
  });

  it('has an example of every command that can be typed as it stands', async () => {
    await using bot = await startBot();

    for (const command of commands) {
      expect(command.examples.length).toBeGreaterThan(0);
      for (const example of command.examples) expect((await bot.ask(example))?.tone).not.toBe('warning');
    }
  });
});
