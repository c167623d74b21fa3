import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/bot/commands/index.ts';
import { type Language, languages } from '../../../src/bot/language.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import type { FaultKind } from '../../../src/smsc/sandbox/control.ts';
import { recordingAdapter, startBot, type TestBot } from '../../support/bot.ts';
import { coreStage } from '../../support/core-stage.ts';
import { typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const minutes = 60_000;

/** Commands whose answer tells nothing of the account, or of the bot's own list alone. */
const ofTheBotAlone = /^\/(?:sandbox|whoami|help|template list|access list|audit|subscriptions|why|health)\b/;
/** Every example of the commands that ask the provider and change nothing. */
const lines = commands
  .filter(({ risk }) => risk === 'read')
  .flatMap(({ examples }) => examples)
  .filter((line) => !ofTheBotAlone.test(line));
const cases = lines.flatMap((line) => languages.map((language) => ({ line, language })));

/** What is seen, without what tells its age. */
function seen(reply: Reply | undefined): string {
  return plainText(reply).replaceAll(/^(?:Checked|Данные получены) .*$/gm, '');
}

function send(bot: TestBot, line: string, language: Language, isSlow = false): Promise<readonly Reply[]> {
  return coreStage(bot).send({
    text: line,
    language,
    isSlow,
    isReply: false,
    files: [],
    isGroup: false,
    role: 'admin',
  });
}

describe.each(cases)('$line ($language)', ({ line, language }) => {
  it('is answered with something to read and its age', async () => {
    await using bot = await startBot();

    const reply = await bot.ask(line, language);

    expect(reply?.tone).not.toBe('bad');
    expect(plainText(reply)).toMatch(language === 'en' ? /^Checked /m : /^Данные получены /m);
    expect(plainText(reply)).not.toMatch(/undefined|NaN|\[object|null|Invalid/);
  });

  it('says that it works on it while the provider is slow, then gives the same answer', async () => {
    await using quick = await startBot();
    await using slow = await startBot();
    slow.sandbox.fault('slow', 60 * minutes);

    const [expected] = await send(quick, line, language);
    const [working, answer, ...more] = await send(slow, line, language, true);

    expect(working?.passing).toBe(true);
    expect(plainText(working)).toBe(language === 'en' ? 'working…' : 'работаю…');
    expect(answer?.summary).toBe(expected?.summary);
    expect(more).toEqual([]);
  });

  it('says that the provider is down, what to do, and a reference that finds the line of the log', async () => {
    await using bot = await startBot();
    bot.sandbox.fault('outage', 60 * minutes);

    const reply = await bot.ask(line, language);

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toContain(language === 'en' ? 'The provider cannot be reached.' : 'Провайдер недоступен.');
    const [, reference = 'none'] = /(?:Reference|Метка) (\w+)/.exec(plainText(reply)) ?? [];
    expect(bot.log.filter((entry) => entry.includes(reference))).toHaveLength(1);
  });

  it('shows what is known under a banner while the provider is down', async () => {
    await using bot = await startBot();
    const known = await bot.ask(line, language);

    bot.sandbox.advance(65 * minutes);
    bot.sandbox.fault('outage', 60 * minutes);
    const stale = await bot.ask(line, language);

    expect(plainText(stale)).toMatch(language === 'en' ? /^STALE, 1 h 5 min old\./ : /^УСТАРЕЛО: данным 1 ч 5 мин\./);
    expect(stale?.summary).toBe(known?.summary);
  });

  it.each([
    ['denied', 'refuses the login', 'не принимает логин'],
    ['blocked', 'has blocked the IP address', 'заблокировал IP-адрес'],
    ['limited', 'too many requests', 'запросов было слишком много'],
    ['broken', 'something that cannot be read', 'не удалось прочитать'],
    ['html', 'The provider cannot be reached.', 'Провайдер недоступен.'],
  ] as const satisfies readonly (readonly [FaultKind, string, string])[])(
    'says what is wrong: %s',
    async (fault, english, russian) => {
      await using bot = await startBot();
      bot.sandbox.fault(fault, 60 * minutes);

      const reply = await bot.ask(line, language);

      expect(reply?.tone).toBe('bad');
      expect(plainText(reply)).toContain(language === 'en' ? english : russian);
    },
  );

  it('asks the provider once for thirty people at one time, and answers them alike', async () => {
    await using one = await startBot();
    await one.ask(line, language);
    await using thirty = await startBot();
    const router = createRouter(thirty.parts(language));

    const replies = await Promise.all(
      Array.from({ length: 30 }, async (_, person) => {
        const { adapter, replies } = recordingAdapter();
        const place = { platform: 'test', id: `chat ${person}`, kind: 'private' } as const;
        await router.handle(adapter, typed(line, { in: place }));
        return replies;
      }),
    );

    expect(new Set(replies.map((list) => list.length))).toEqual(new Set([1]));
    expect(new Set(replies.map(([reply]) => seen(reply))).size).toBe(1);
    expect(thirty.sandbox.counts().requests).toEqual(one.sandbox.counts().requests);
  });
});
