import { PostError } from '../../bot/chat.ts';
import { type Block, note, type Reply } from '../../bot/reply.ts';
import { TelegramError } from './api.ts';
import type { TelegramTexts } from './texts.ts';

/** Whether Telegram has refused a picture or a file, as in groups that let nobody send them; nothing of it was shown. */
export function isMediaRefused(error: unknown): boolean {
  if (!(error instanceof PostError) || error.code !== 'failed' || !(error.cause instanceof TelegramError)) return false;
  const { method, status } = error.cause;
  return (method === 'sendPhoto' || method === 'sendDocument') && status === 400;
}

/** A reply as text alone: amounts as bars of characters, a sentence for each file. */
export function withoutMedia(reply: Reply, { fileRefused }: TelegramTexts): Reply {
  const { blocks, ...rest } = withoutPictures(reply);
  return { ...rest, blocks: blocks.map((block) => (block.kind === 'file' ? note(fileRefused, 'warning') : block)) };
}

/** A reply with bars of characters for its pictures. */
export function withoutPictures(reply: Reply): Reply {
  return { ...reply, blocks: reply.blocks.map(withoutPicture) };
}

function withoutPicture(block: Block): Block {
  return block.kind === 'bars' ? { kind: 'bars', bars: block.bars } : block;
}
