import { randomBytes } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ChatAdapter, PostError } from '../../src/bot/chat.ts';
import { defineCommand } from '../../src/bot/command.ts';
import { word } from '../../src/bot/parameters/words.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { recordingAdapter, startBot, type TestBot } from '../support/bot.ts';
import { untilAnswered } from '../support/core-stage.ts';
import { attached, typed } from '../support/message.ts';
import { plainText } from '../support/reply.ts';

const place = { platform: 'test', id: 'one', kind: 'private' } as const;

/** A router whose only command does what the test says. */
async function start(run: (text: string) => Promise<Reply>) {
  const bot = await startBot();
  const { adapter, replies } = recordingAdapter();
  const command = defineCommand({
    name: 'do',
    aliases: [],
    parameters: { what: word('WHAT', { en: 'a word', ru: 'слово' }) },
    role: 'viewer',
    risk: 'read',
    summary: { en: 'x', ru: 'x' },
    examples: ['/do it'],
    run: (_context, { what }) => run(what),
  });
  const router = createRouter({ ...bot.parts('en', 'viewer'), commands: [command] });
  let serial = 0;
  const say = (text: string, conversation: string = place.id, thread?: string): Promise<void> => {
    serial += 1;
    return router.handle(adapter, {
      id: String(serial),
      in: { ...place, id: conversation, ...(thread !== undefined && { thread }) },
      from: { id: 'ann' },
      text,
      files: [],
    });
  };
  return { say, replies, log: bot.log, adapter, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

function saying(what: string): Reply {
  return { summary: what, blocks: [] };
}

describe('the router', () => {
  it('answers the messages of one conversation in their order, however long each takes', async () => {
    const first = Promise.withResolvers<void>();
    await using bench = await start(async (what) => {
      if (what === 'slow') await first.promise;
      return saying(what);
    });

    const both = Promise.all([bench.say('/do slow'), bench.say('/do quick')]);
    first.resolve();
    await both;

    expect(bench.replies.map((reply) => reply.summary)).toEqual(['slow', 'quick']);
  });

  it('lets no thread wait for another of the same conversation', async () => {
    const never = Promise.withResolvers<void>();
    await using bench = await start(async (what) => {
      if (what === 'slow') await never.promise;
      return saying(what);
    });

    const slow = bench.say('/do slow', 'one', 'first');
    await bench.say('/do quick', 'one', 'second');

    expect(bench.replies.map((reply) => reply.summary)).toEqual(['quick']);
    never.resolve();
    await slow;
  });

  it('lets no conversation wait for another', async () => {
    const never = Promise.withResolvers<void>();
    await using bench = await start(async (what) => {
      if (what === 'slow') await never.promise;
      return saying(what);
    });

    const slow = bench.say('/do slow', 'one');
    await bench.say('/do quick', 'two');

    expect(bench.replies.map((reply) => reply.summary)).toEqual(['quick']);
    never.resolve();
    await slow;
  });

  it('answers a command that throws with a reference that stands in the log beside the cause', async () => {
    await using bench = await start(async () => {
      throw new TypeError('broken for 79991234567');
    });

    await bench.say('/do it');

    const text = plainText(bench.replies[0]);
    const [, reference = 'none'] = /Reference (\w{6}):/.exec(text) ?? [];
    expect(text).toContain('Something went wrong inside the bot.');
    expect(text).not.toContain('broken');
    expect(
      bench.log.filter((line) => line.includes(`"reference":"${reference}"`) && line.includes('broken')),
    ).toHaveLength(1);
    expect(bench.log.join('')).not.toContain('79991234567');
  });

  it('goes on with the next message after a failure', async () => {
    await using bench = await start(async (what) => {
      if (what === 'bad') throw new Error('no');
      return saying(what);
    });

    await bench.say('/do bad');
    await bench.say('/do good');

    expect(bench.replies.at(-1)?.summary).toBe('good');
  });

  it('logs a reply that could not be posted and goes on', async () => {
    await using bench = await start(async (what) => saying(what));
    let posts = 0;
    const { adapter } = bench;
    const working = { ...adapter };
    Object.assign(adapter, {
      post: async (...to: Parameters<ChatAdapter['post']>) => {
        posts += 1;
        if (posts === 1) throw new PostError('failed', 'not now');
        return working.post(...to);
      },
    });

    await bench.say('/do one');
    await bench.say('/do two');

    expect(bench.log.some((line) => line.includes('a reply could not be posted'))).toBe(true);
    expect(bench.replies.map((reply) => reply.summary)).toEqual(['two']);
  });

  it('says nothing to an empty line', async () => {
    await using bench = await start(async (what) => saying(what));

    await bench.say('   ');

    expect(bench.replies).toEqual([]);
  });

  it('offers nothing that the one who asks may not run, nor its arguments', async () => {
    await using bot = await startBot({ role: 'viewer' });

    expect(plainText(await bot.ask('/sandbox fault zzz'))).toBe('This needs the role admin.');
    expect(plainText(await bot.ask('/sandbox advnce 1h'))).not.toContain('/sandbox advance');
  });

  it('offers no sandbox commands on a real account', async () => {
    await using bot = await startBot({ isSandbox: false });

    expect(plainText(await bot.ask('/help'))).not.toContain('/sandbox');
    expect(plainText(await bot.ask('/sandbx'))).not.toContain('/sandbox');
  });

  it('marks every answer about a sandbox account as such, and none about a real one', async () => {
    await using sandbox = await startBot();
    await using real = await startBot({ isSandbox: false });

    expect(plainText(await sandbox.ask('/balance'))).toContain('Sandbox account');
    expect(plainText(await real.ask('/balance'))).not.toContain('Sandbox account');
  });
});

describe('broken storage', () => {
  it.each([
    ['en', 'The database failed.'],
    ['ru', 'База данных дала сбой.'],
  ] as const)('is said in words and never taken for nothing (%s)', async (language, words) => {
    await using bot = await startBot();
    await bot.database.query('DROP TABLE request_ledger');

    const reply = await bot.ask('/sender status my_shop', language);

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toContain(words);
  });

  it('says that the disk is full, and works again when there is room', async () => {
    await using bot = await startBot();
    await bot.database.query('PRAGMA max_page_count = 1');

    const during = await askUntilBad(bot);
    await bot.database.query('PRAGMA max_page_count = 1000000');
    const after = await bot.ask('/sender status my_shop');

    expect(plainText(during)).toContain('The disk is full.');
    expect(after?.tone).toBeUndefined();
  });

  it('says that the database is damaged when its file is overwritten while running', async () => {
    await using bot = await startBot();
    await bot.ask('/balance');
    await bot.database.query('PRAGMA wal_checkpoint(TRUNCATE)');
    const { size } = await stat(bot.file);
    await writeFile(bot.file, randomBytes(size));
    await bot.database.query('PRAGMA shrink_memory');

    const reply = await askUntilBad(bot);

    expect(plainText(reply)).toContain('The database is damaged.');
  });
});

describe('what a person can put right', () => {
  it.each([
    ['en', 'This command takes no file.'],
    ['ru', 'Эта команда не принимает файлов.'],
  ] as const)('a file for a command that takes none is refused, and nothing is asked (%s)', async (language, words) => {
    await using bot = await startBot();

    const reply = await bot.ask('/balance', language, { files: [attached('n.txt', '79991234567')] });

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(words);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('a number that presses no button is told so', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('7'))).toBe('There is no button 7 now.');
    expect(plainText(await bot.ask('7', 'ru'))).toBe('Кнопки 7 сейчас нет.');
  });

  it('a used-up limit is no failure of the bot: it is logged as a warning, and there is a button to ask again', async () => {
    await using bot = await startBot();
    for (const day of ['01.01.2026', '02.01.2026', '03.01.2026']) await bot.ask(`/stats ${day}`);

    const { adapter, replies } = recordingAdapter();
    const answered = createRouter(bot.parts('en')).handle(adapter, typed('/stats 04.01.2026'));
    await untilAnswered(bot, answered);

    const [reply] = replies;
    expect(plainText(reply)).toContain('The limit of the provider for this request is used up');
    expect(reply?.buttons).toEqual([{ label: 'Ask again', command: '/stats 04.01.2026' }]);
    const [, reference = 'none'] = /Reference (\w+)/.exec(plainText(reply)) ?? [];
    expect(bot.log.filter((line) => line.includes(reference))[0]).toContain('"level":"warn"');
  });
});

/** The first answer that is a failure, each question being another one for the provider. */
async function askUntilBad(bot: TestBot): Promise<Reply | undefined> {
  for (let serial = 0; serial < 2000; serial += 1) {
    const reply = await bot.ask(`/sender status x user:u${serial}`);
    if (reply?.tone === 'bad') return reply;
  }
  return undefined;
}
