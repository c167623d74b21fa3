import { PostError } from '../bot/chat.ts';
import type { Clock } from '../lib/clock.ts';

/** How long a platform may take for one message. */
export const deadlineMs = 60_000;

/** What `work` gives, unless it takes too long: then nobody knows whether it was shown. @throws PostError `unknown` */
export async function withDeadline<Result>(clock: Clock, work: Promise<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const cancel = clock.after(deadlineMs, () => reject(new PostError('unknown', 'the platform did not answer in time')));
  work.then(resolve, reject);
  try {
    return await promise;
  } finally {
    cancel();
  }
}
