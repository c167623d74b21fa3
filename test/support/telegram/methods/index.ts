import { answerCallbackQuery } from './callbacks.ts';
import { getChat, getChatAdministrators, getChatMember, leaveChat, sendChatAction } from './chats.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import { deleteMessage } from './delete.ts';
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit.ts';
import { getFile } from './files.ts';
import type { Method } from './method.ts';
import { profileMethods } from './profile.ts';
import { sendDocument, sendMessage, sendPhoto } from './send.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts';

const all: Readonly<Record<string, Method>> = {
  ...profileMethods,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendDocument,
  sendPhoto,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  getFile,
  getChat,
  getChatMember,
  getChatAdministrators,
  sendChatAction,
  leaveChat,
};

const byLowerName = new Map(Object.entries(all).map(([name, run]) => [name.toLowerCase(), { name, run }]));

/** A method by its name, which Telegram reads in any case. */
export function methodNamed(name: string): { readonly name: string; readonly run: Method } | undefined {
  return byLowerName.get(name.toLowerCase());
}
