import type { TellChange } from '../bot/subscriptions/past-changes.ts';

/**
 * How changes are told before somebody subscribes: with the words of the cards, which are loaded with the first of them.
 *
 * @param zone - the account's
 */
export function tellChange(zone: string): TellChange {
  return async ({ change, at }, language, kind) => {
    const [{ createNoticeContext }, { tellingOf }] = await Promise.all([
      import('./notices/notice-context.ts'),
      import('./notices/tell.ts'),
    ]);
    return tellingOf({ event: '', change, at }, createNoticeContext(language, zone, kind));
  };
}
