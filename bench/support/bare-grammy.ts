import { Bot } from 'grammy';
import type { MessageEntity } from 'grammy/types';

/** A text with its entities, as JSON: what the bot says to `/help`, so that all send and have checked the same. */
const { text, entities } = JSON.parse(process.env['ANSWER'] ?? '{"text":"An answer that is always the same."}') as {
  readonly text: string;
  readonly entities?: MessageEntity[];
};

/**
 * The least that a bot can be: grammY, a fixed text for everything. `sequential` polls as `bot.start()` does, one update
 * at a time; `concurrent` hands on all that a poll brings at once, as the runner plugin does.
 */
const bot = new Bot(process.env['TELEGRAM_BOT_TOKEN'] ?? '', {
  client: { apiRoot: process.env['TELEGRAM_API_URL'] ?? '' },
});
bot.on('message', (context) => context.reply(text, { ...(entities && { entities }) }));

async function dispatch(): Promise<void> {
  await bot.init();
  await bot.api.deleteWebhook();
  for (let offset = 0; ; ) {
    const updates = await bot.api.getUpdates({ offset, timeout: 25 });
    for (const update of updates) bot.handleUpdate(update).catch(() => process.exit(1));
    offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  }
}

await (process.argv[2] === 'concurrent' ? dispatch() : bot.start());
