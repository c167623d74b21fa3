import type { TellChange } from '../bot/subscriptions/past-changes.ts';
import { createNoticeContext } from './notices/notice-context.ts';
import { tellingOf } from './notices/tell.ts';

/** How changes are told before somebody subscribes: with the words of the cards. @param zone - the account's */
export function tellChange(zone: string): TellChange {
  return ({ change, at }, language, kind) =>
    tellingOf({ event: '', change, at }, createNoticeContext(language, zone, kind));
}
