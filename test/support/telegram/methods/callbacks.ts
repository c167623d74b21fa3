import { limits } from '../limits.ts';
import { bad } from '../refusal.ts';
import type { Method } from './method.ts';

export const answerCallbackQuery: Method = (args, world) => {
  const text = args.text('text') ?? '';
  const url = args.text('url');
  if (text.length > limits.callbackAnswer) throw bad('MESSAGE_TOO_LONG');
  if (url !== undefined && url !== '') {
    const start = new RegExp(`^(?:https?://)?t\\.me/${world.bot.username ?? ''}\\?start=[\\w-]{1,64}$`, 'i');
    if (!start.test(url)) throw bad('URL_INVALID');
  }
  const answer = { text, alert: args.flag('show_alert'), url: url === '' ? undefined : url };
  if (!world.queries.answer(args.text('callback_query_id') ?? '', answer)) {
    throw bad('query is too old and response timeout expired or query ID is invalid');
  }
  return true;
};
