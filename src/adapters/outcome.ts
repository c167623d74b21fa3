import { PostError } from '../bot/chat.ts';

/**
 * Does the parts of one thing one after the other.
 *
 * @throws PostError `unknown` when some were done and a later one was not, lest the whole be done again
 */
export async function allOrUnknown<Result>(works: readonly (() => Promise<Result>)[]): Promise<readonly Result[]> {
  const done: Result[] = [];
  for (const work of works) {
    try {
      done.push(await work());
    } catch (error) {
      const isTold = error instanceof PostError && error.code !== 'failed';
      if (done.length === 0 || isTold) throw error;
      const reason = error instanceof Error ? error.message : 'refused';
      const isRefused = error instanceof PostError && error.isRefused;
      throw new PostError('unknown', `a part is missing: ${reason}`, { cause: error, isRefused });
    }
  }
  return done;
}
