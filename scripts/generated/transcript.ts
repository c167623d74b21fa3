import { renderReply } from '../../src/adapters/terminal/render.ts';
import { plainStyle } from '../../src/adapters/terminal/style.ts';
import type { Language } from '../../src/bot/language.ts';
import { startBot } from '../../test/support/bot.ts';

/** What the README's picture shows: a question, a look at a sender name, a failure, a typing mistake. */
export const pictureLines: readonly string[] = [
  '/balance',
  '/sender status my_shop',
  '/sandbox fault outage 5m',
  '/sandbox advance 4m',
  '/balance',
  '/blance',
];

/** The screen that the picture is drawn for. */
const columns = 92;

/** A conversation with the sandbox account that begins at a fixed time, as the terminal shows it. */
export async function transcript(lines: readonly string[], language: Language): Promise<string> {
  await using bot = await startBot();
  const turns: string[] = [];
  for (const line of lines) {
    const reply = await bot.ask(line, language);
    turns.push(`> ${line}`, reply === undefined ? '' : renderReply(reply, { style: plainStyle, columns }), '');
  }
  return turns.join('\n');
}
