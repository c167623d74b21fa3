import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { isLink } from './entities.ts';
import { limits } from './limits.ts';
import { bad } from './refusal.ts';
import { isRecord } from './request.ts';

/** What goes with a message: an inline keyboard, or something for the person's own keyboard. */
export interface Markup {
  readonly inline: InlineKeyboardMarkup | undefined;
  /** `force_reply`, `keyboard` or `remove_keyboard`; a message with one of them cannot be edited any more. */
  readonly personal: 'force_reply' | 'keyboard' | 'remove_keyboard' | undefined;
}

const none: Markup = { inline: undefined, personal: undefined };

/** Reads `reply_markup`, refusing keyboards that Telegram refuses. */
export function readMarkup(given: unknown): Markup {
  if (given === undefined) return none;
  if (!isRecord(given)) throw bad('object expected as reply markup');
  const { inline_keyboard: rows, keyboard } = given;
  if (Array.isArray(keyboard) && keyboard.length > 0) return { inline: undefined, personal: 'keyboard' };
  if (Array.isArray(rows) && rows.length > 0) return { inline: inlineKeyboard(rows), personal: undefined };
  if (given.remove_keyboard === true) return { inline: undefined, personal: 'remove_keyboard' };
  if (given.force_reply === true) return { inline: undefined, personal: 'force_reply' };
  return none;
}

function inlineKeyboard(rows: readonly unknown[]): InlineKeyboardMarkup | undefined {
  const read = rows.map((row) => {
    if (!Array.isArray(row)) {
      throw bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays');
    }
    if (row.length > limits.buttonsInRow) throw bad('reply markup is too long');
    return row.map(readButton);
  });
  const filled = read.filter((row) => row.length > 0);
  if (filled.flat().length > limits.buttons) throw bad('reply markup is too long');
  return filled.length === 0 ? undefined : { inline_keyboard: filled };
}

function unread(words: string): Error {
  return bad(`can't parse inline keyboard button: ${words}`);
}

function readButton(button: unknown): InlineKeyboardButton {
  if (!isRecord(button)) throw unread('InlineKeyboardButton must be an Object');
  const { text, url, callback_data: data } = button;
  if (typeof text !== 'string') throw unread('Can\'t find field "text"');
  if (text.trim() === '') throw bad('inline keyboard button text must be non-empty');
  if (!text.isWellFormed()) throw bad('inline keyboard button text must be encoded in UTF-8');
  if (url !== undefined) {
    if (!isLink(url))
      throw bad(`inline keyboard button URL '${typeof url === 'string' ? url : ''}' is invalid: Wrong HTTP URL`);
    return button as unknown as InlineKeyboardButton;
  }
  if (data !== undefined) {
    if (typeof data !== 'string') throw unread('Field "callback_data" must be of type String');
    const bytes = Buffer.byteLength(data);
    if (bytes === 0 || bytes > limits.callbackDataBytes) throw bad('BUTTON_DATA_INVALID');
    return button as unknown as InlineKeyboardButton;
  }
  const others = ['copy_text', 'switch_inline_query', 'switch_inline_query_current_chat', 'web_app', 'login_url'];
  if (!others.some((name) => button[name] !== undefined))
    throw unread('Text buttons are unallowed in the inline keyboard');
  return button as unknown as InlineKeyboardButton;
}
