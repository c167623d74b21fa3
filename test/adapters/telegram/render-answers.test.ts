import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { displayWidth } from '../../../src/lib/display-width.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { assertSendable, clickable } from '../../support/telegram-rules.ts';

const widest = 60;

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot({ role: 'admin' });
});
afterAll(() => bot[Symbol.asyncDispose]());

const lines = ['/help', '/blance', '/balance now', ...everyCommand.flatMap(({ examples }) => examples)];

describe.each(['en', 'ru'] as const)('answers in %s', (language) => {
  it.each(lines)('to %s are messages for a phone', async (line) => {
    const reply = await bot.ask(line, language);
    const { messages } = renderReply(reply ?? { summary: '', blocks: [] });

    for (const message of messages) {
      assertSendable(message);
      expect(clickable(message)).toEqual([]);
      const fixed = message.entities.filter(({ type }) => type === 'pre');
      const widths = fixed
        .flatMap(({ offset, length }) => message.text.slice(offset, offset + length).split('\n'))
        .map(displayWidth);
      expect(Math.max(0, ...widths)).toBeLessThanOrEqual(widest);
    }
  });
});
