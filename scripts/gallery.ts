import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { telegramGallery } from './generated/telegram-gallery.ts';

/** Draws what the bot shows on Telegram, to be looked at. */
const folder = process.argv[2] ?? join(import.meta.dirname, '../docs/gallery');
mkdirSync(folder, { recursive: true });
for await (const [name, png] of telegramGallery()) {
  writeFileSync(join(folder, `${name}.png`), png);
  process.stdout.write(`${name}.png ${(png.length / 1024).toFixed(0)} KB\n`);
}
