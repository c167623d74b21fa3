import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHome, renderReply } from '../../../src/adapters/slack/render.ts';
import { slackTexts } from '../../../src/adapters/slack/texts.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { displayWidth } from '../../../src/lib/display-width.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { active, assertHome, assertSendable, type RuledBlock } from '../../support/slack-rules.ts';

const widest = 60;

let bot: TestBot;
beforeAll(async () => {
  bot = await startBot({ role: 'admin' });
});
afterAll(() => bot[Symbol.asyncDispose]());

const lines = ['/help', '/home', '/blance', '/balance now', ...everyCommand.flatMap(({ examples }) => examples)];

describe.each(['en', 'ru'] as const)('answers in %s', (language) => {
  it.each(lines)('to %s are messages for a phone, with charts beside them or in them', async (line) => {
    const reply = (await bot.ask(line, language)) ?? { summary: '', blocks: [] };
    const buttons = (reply.buttons ?? []).map(({ label }, index) => ({ label, id: String(index) }));
    const looks = { buttons, mostMessages: 3, texts: slackTexts[language] };

    for (const pictures of [true, false]) {
      const { messages, whole } = renderReply(reply, { ...looks, pictures });
      expect(whole).toBeUndefined();
      for (const message of messages) {
        expect(widthOf(assertSendable(message))).toBeLessThanOrEqual(widest);
        expect(active(message.text)).toEqual([]);
      }
    }
    expect(widthOf(assertHome(renderHome(reply, looks)))).toBeLessThanOrEqual(widest);
  });
});

/** Of the longest line in a fixed pitch. */
function widthOf(blocks: readonly RuledBlock[]): number {
  const fixed = blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .filter(({ type }) => type === 'rich_text_preformatted')
    .map(({ elements }) => elements.map(({ text }) => text).join(''));
  return Math.max(0, ...fixed.flatMap((text) => text.split('\n')).map(displayWidth));
}
