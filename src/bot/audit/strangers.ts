import type { Queries } from '../../storage/database.ts';
import type { AuditEntry, AuditOutcome } from './audit-entry.ts';

/** So many entries a stranger can cause within an hour: a flood neither fills the disk nor buries what others did. */
export const mostOfStranger = 30;
const spanMs = 3_600_000;
/** Behind the last of them, so that nobody takes the silence after it for peace. */
const lastOne = '(what follows within the hour is not noted)';

/**
 * The entries that are to be added: all of them, but for those of strangers who have caused as many as they can.
 *
 * @param now - milliseconds since the epoch
 * @throws StorageError
 */
export async function withoutFlood<Entry extends AuditEntry>(
  queries: Queries,
  account: string,
  entries: readonly Entry[],
  now: number,
): Promise<readonly Entry[]> {
  const counts = new Map<string, number>();
  const added: Entry[] = [];
  for (const entry of entries) {
    if (entry.outcome !== 'stranger') {
      added.push(entry);
      continue;
    }
    const key = JSON.stringify([entry.by.platform, entry.by.id]);
    const count = counts.get(key) ?? (await countOf(queries, account, entry.by, now));
    counts.set(key, count + 1);
    if (count >= mostOfStranger) continue;
    const isLast = count + 1 === mostOfStranger;
    added.push(isLast ? { ...entry, line: `${entry.line} ${lastOne}` } : entry);
  }
  return added;
}

/** How many of the newest entries of a person are those of a stranger, within the hour. */
async function countOf(
  queries: Queries,
  account: string,
  { platform, id }: AuditEntry['by'],
  now: number,
): Promise<number> {
  const newest = await queries.query<{ at: number; outcome: AuditOutcome }>(
    `SELECT at, outcome FROM audit WHERE account = $1 AND platform = $2 AND person = $3
    ORDER BY number DESC LIMIT $4`,
    [account, platform, id, mostOfStranger],
  );
  // One of later than now was noted before the machine's clock was set back.
  const before = newest.findIndex(({ at, outcome }) => outcome !== 'stranger' || at > now || at <= now - spanMs);
  return before === -1 ? newest.length : before;
}
