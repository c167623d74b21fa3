import { describe, expect, it } from 'vitest';
import { renderReply as renderForSlack } from '../../../src/adapters/slack/render.ts';
import { createSpelling } from '../../../src/adapters/slack/spelt.ts';
import { renderReply as renderForTelegram } from '../../../src/adapters/telegram/render.ts';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { inTopics } from '../../../src/bot/help-topics.ts';
import { type Language, languages } from '../../../src/bot/language.ts';
import { offeredTo } from '../../../src/bot/offered.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { recordingAdapter, startBot, type TestBot } from '../../support/bot.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';
import { plainRendering } from '../../support/slack-rendering.ts';

/** As much as there is to list: for an admin, of a sandbox account that is one of several. */
async function wholeHelp(bot: TestBot, language: Language): Promise<Reply> {
  const parts = bot.parts(language);
  const { adapter, replies } = recordingAdapter();
  const account = { ...parts.account, isOneOfSeveral: true } as const;
  await createRouter({ ...parts, account }).handle(adapter, typed('/help'));
  const [reply] = replies;
  if (reply === undefined) throw new Error('nothing was answered');
  expect(plainText(reply)).toContain('/access account');
  expect(plainText(reply)).toContain('/sandbox mend');
  return reply;
}

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
      'Access',
      'The bot',
    ]);
    expect(labels.slice(labels.indexOf('Sender names and templates') + 1, labels.indexOf('Sandbox account'))).toEqual([
      '/sender list',
      '/sender status',
      '/template list',
      '/template status',
    ]);
  });

  it('has every command under one topic', () => {
    const listed = inTopics(commands).flatMap((group) => group.commands);

    expect(listed.map(({ name }) => name).sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it('puts what is asked about notifications under these', () => {
    const names = inTopics(commands)
      .find(({ topic }) => topic === 'notices')
      ?.commands.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(['why', 'replay', 'mute']));
  });

  it.each(languages)('is one message with all that there is (%s)', async (language) => {
    await using bot = await startBot();

    const reply = await wholeHelp(bot, language);

    expect(renderForTelegram(reply).messages).toHaveLength(1);
    for (const prefix of ['', 'sms-']) {
      const spelt = createSpelling(everyCommand, prefix)(reply);
      expect(renderForSlack(spelt, plainRendering).messages).toHaveLength(1);
    }
  });

  it.each(languages)('begins each line with the whole name of the command (%s)', async (language) => {
    await using bot = await startBot();

    const [message] = renderForTelegram(await wholeHelp(bot, language)).messages;

    const lines = message?.text.split('\n') ?? [];
    for (const { name } of commands) expect(lines.filter((line) => line.startsWith(`/${name} – `))).toHaveLength(1);
  });

  it.each(languages)('sums each command up in at most 60 letters (%s)', (language) => {
    const long = everyCommand.map(({ summary }) => summary[language]).filter((summary) => summary.length > 60);

    expect(long).toEqual([]);
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

  it.each([
    ['en', '1 hour when no length is given', 'for how long: a length of time'],
    ['ru', 'На 1 час, если время не указано', 'на сколько: промежуток времени'],
  ] as const)(
    'tells what the line in the list leaves out, and what arguments are for (%s)',
    async (language, ...told) => {
      await using bot = await startBot();

      const reply = plainText(await bot.ask('/help mute', language));

      for (const part of told) expect(reply).toContain(part);
    },
  );

  it('says what an argument is for only where its description does not', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help subclient pay'));

    expect(reply).toMatch(/^USER +the login of a subclient$/m);
    expect(reply).toMatch(/^SUM +a sum of money such as 500 or 99.50, or -500 to take it back$/m);
    expect(reply).toMatch(/^electronic +the word electronic: /m);
  });

  it('has what takes the rest of the line behind all else', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help send'));

    expect(reply).toMatch(/^\/send PHONE \[sender:NAME\] TEXT\n/);
    expect(reply).toMatch(/^PHONE .*\nsender:NAME .*\nTEXT /m);
  });

  it('tells of a file that goes beside the line', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/help sender add'))).toMatch(/^attached +one file of at most 3 MB: .*pdf/m);
    expect(plainText(await bot.ask('/help sender delete'))).not.toMatch(/^attached/m);
  });

  it.each([
    ['/help access grant', 'admin, runs at once'],
    ['/help sender change', 'operator, changes the account, asks first'],
    ['/help mailing delete', 'operator, deletes for good, asks for the name or id to be typed'],
  ])('%s tells whether it asks before it does it', async (line, told) => {
    await using bot = await startBot();

    expect(plainText(await bot.ask(line))).toContain(told);
  });

  it('leaves out of the usage line of a command with many arguments those that need not be given', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/help subclient add'));

    expect(reply).toMatch(/^\/subclient add USER password:PASSWORD \[…\]\n/);
    expect(reply).toMatch(/^perday:COUNT +messages a day: a whole number/m);
    expect(reply).toContain('testMode – test mode: nothing is really sent');
  });

  it.each([
    ['/help reply', 'en'],
    ['/help reply', 'ru'],
    ['/help ответить', 'ru'],
  ] as const)(
    'finds how an SMS is answered, for which there is no command in the list: %s (%s)',
    async (line, language) => {
      await using bot = await startBot();

      const reply = plainText(await bot.ask(line, language));

      expect(reply).toMatch(/^\/inbox /m);
      expect(reply).not.toMatch(/^\/balance /m);
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
