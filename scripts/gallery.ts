import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slackGallery, slackGalleryPage } from './generated/slack-gallery.ts';
import { telegramGallery, telegramGalleryPage } from './generated/telegram-gallery.ts';

/** Draws what the bot shows on Telegram and in Slack, to be looked at. */
const folder = process.argv[2] ?? join(import.meta.dirname, '../docs/gallery');
mkdirSync(folder, { recursive: true });
for (const gallery of [telegramGallery, slackGallery]) {
  for await (const [name, png] of gallery()) {
    writeFileSync(join(folder, `${name}.png`), png);
    process.stdout.write(`${name}.png ${(png.length / 1024).toFixed(0)} KB\n`);
  }
}
writeFileSync(join(folder, 'telegram.md'), telegramGalleryPage());
writeFileSync(join(folder, 'slack.md'), slackGalleryPage());
