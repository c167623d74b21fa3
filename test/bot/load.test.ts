import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { recordingAdapter, startBot, type TestBot } from '../support/bot.ts';
import { untilAnswered } from '../support/core-stage.ts';
import { typed } from '../support/message.ts';
import { plainText } from '../support/reply.ts';

/** A person in a chat of their own asks; gives what they see in the end. */
function asking(bot: TestBot) {
  const router = createRouter(bot.parts('en', 'operator'));
  return (text: string, person: number): { readonly done: Promise<void>; readonly replies: readonly Reply[] } => {
    const { adapter, replies } = recordingAdapter();
    const place = { platform: 'test', id: `chat ${person}`, kind: 'private' } as const;
    return { done: router.handle(adapter, typed(text, { in: place })), replies };
  };
}

describe('thirty people who ask for the balance within ten seconds', () => {
  it('cost one question to the provider, and each hears how old the answer is', async () => {
    await using bot = await startBot();
    const ask = asking(bot);
    const answers: string[] = [];

    for (let person = 0; person < 30; person += 1) {
      const { done, replies } = ask('/balance', person);
      await done;
      answers.push(plainText(replies[0]));
      await bot.clock.advance(333);
    }

    expect(bot.sandbox.counts().requests['balance.php']).toBe(1);
    expect(answers.every((answer) => answer.includes('₽1,871.62'))).toBe(true);
    expect(answers[0]).toContain('Checked just now');
    expect(answers[29]).toContain('Checked 9 s ago');
  });
});

describe('two hundred mixed commands in a minute', () => {
  const lines = [
    '/balance',
    '/operator 79161234567 79251234568',
    '/sender list',
    '/sender status my_shop',
    '/template status my_shop "nothing like that"',
    '/history',
    '/history count:50',
    '/inbox',
    '/stats',
    '/stats last month',
    '/price Russia',
    '/link 145142',
    '/mailing list',
    '/subclient stats',
    '/blance',
    '/history from:01.01.2020',
  ] as const;

  it('leave nobody without an answer and never break a limit of the provider', async () => {
    await using bot = await startBot();
    const ask = asking(bot);
    const all: { readonly done: Promise<void>; readonly replies: readonly Reply[] }[] = [];

    for (let number = 0; number < 200; number += 1) {
      // Every fifth question is one that nobody has asked before.
      const line = number % 5 === 0 ? `/operator ${79_161_000_000 + number}` : (lines[number % lines.length] ?? '');
      all.push(ask(line, number % 40));
      await bot.clock.advance(300);
    }
    await untilAnswered(
      bot,
      Promise.all(all.map(({ done }) => done)).then(() => undefined),
    );

    expect(all.map(({ replies }) => replies.length)).toEqual(all.map(() => 1));
    expect(all.filter(({ replies }) => replies[0]?.passing === true)).toEqual([]);
    expect(bot.sandbox.counts().refusals['9'] ?? 0).toBe(0);
    expect(Object.values(bot.sandbox.counts().requests).reduce((sum, some) => sum + some, 0)).toBeGreaterThan(30);
  });
});
