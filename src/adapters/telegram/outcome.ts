import { PostError } from '../../bot/chat.ts';
import { TelegramError } from './api.ts';

/**
 * Edits a message; the same once more is no failure.
 *
 * @returns `false` for a message that was deleted or cannot be edited any more
 * @throws TelegramError
 */
export async function edited(edit: () => Promise<unknown>): Promise<boolean> {
  try {
    await edit();
    return true;
  } catch (error) {
    const refusal = error instanceof TelegramError && error.status === 400 ? error.message : '';
    if (/message is not modified/i.test(refusal)) return true;
    if (/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(refusal)) return false;
    throw error;
  }
}

/**
 * Does once more what may be done twice, when nobody knows whether it was done.
 *
 * @throws what `work` throws
 */
export async function againIfUnknown<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PostError && error.code === 'unknown') return work();
    throw error;
  }
}
