import type { Account } from '../account.ts';
import { local } from '../dates.ts';
import type { Random } from '../random.ts';

/** When the next thing of a kind happens that keeps people's hours: often from 9 to 21, seldom at night. */
export function nextOf(account: Account, at: number, random: Random, byDayMs: number, byNightMs: number): number {
  const oClock = local(at, account.gmt).getUTCHours();
  return at + random.wait(oClock >= 9 && oClock < 21 ? byDayMs : byNightMs);
}
