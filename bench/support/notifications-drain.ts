import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import { createOutbox } from '../../src/bot/outbox/outbox.ts';
import { createSubscriptions } from '../../src/bot/subscriptions/subscriptions.ts';
import type { InboxChange } from '../../src/bot/topics/change.ts';
import { systemClock as clock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import type { Secret } from '../../src/lib/secret.ts';
import { createSender } from '../../src/notifications/sender.ts';
import { openDatabase } from '../../src/storage/open.ts';

const account = 'bench';
/** One that has no limits. */
const platform = 'bench';

/**
 * The sender with an outbox full of SMS, before a platform that takes everything at once.
 *
 * @param conversations - among whom the rows are; each is told its own in as few messages as the bot packs them in
 * @param databaseUrl - of a PostgreSQL database; SQLite in a file when absent
 * @returns from the start until everything is told and marked, in milliseconds
 */
export async function drain(rows: number, conversations: number, databaseUrl?: Secret): Promise<number> {
  await using folder = await temporaryFolder();
  const database = await openDatabase({ dataDir: folder.path, databaseUrl, clock });
  const outbox = createOutbox(database, account, clock);
  const subscriptions = createSubscriptions(database, account, clock);
  const told = Promise.withResolvers<void>();
  let left = rows;
  const adapter: ChatAdapter = {
    platform,
    start: async () => undefined,
    post: async () => 'posted',
    edit: async () => undefined,
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: 'test', id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: async () => new Uint8Array(),
    ended: told.promise,
    stop: async () => undefined,
  };
  const chats = Array.from({ length: conversations }, (_, index) => conversation(index));
  const by = { platform, id: 'anna' };
  for (const chat of chats) await subscriptions.add({ in: chat, topic: 'inbox', filters: {}, language: 'en', by });
  const events = Array.from({ length: rows }, (_, index) => {
    const at = index % conversations;
    const delivery = { subscription: at + 1, to: conversation(at), kind: 'message' as const };
    return { change: sms(index), at: clock.now(), deliveries: [delivery] };
  });
  await database.transaction((queries) => outbox.putAll(queries, events));
  const sender = createSender({
    account,
    database,
    subscriptions,
    adapters: new Map([[platform, adapter]]),
    outbox: {
      ...outbox,
      sent: async (claim, posted) => {
        const isHeard = await outbox.sent(claim, posted);
        left -= claim.deliveries.length;
        if (left === 0) told.resolve();
        return isHeard;
      },
    },
    listings: createKeptListings(database, account, clock),
    stateOf: async () => undefined,
    admins: async () => [],
    privateChatOf: async () => undefined,
    language: 'en',
    zone: 'Europe/Moscow',
    clock,
    log: createLogger({ level: 'fatal', secrets: [], write: () => undefined }),
  });
  const begun = performance.now();
  sender.start();
  await told.promise;
  const ms = performance.now() - begun;
  await sender.stop();
  if ((await outbox.backlog()).count !== 0) throw new Error('something was not told');
  await database.close();
  return ms;
}

/**
 * What nobody can do without: each row read, marked as begun, safe on the disk, and marked as done, with the database of
 * Node alone.
 *
 * @returns milliseconds
 */
export async function drainBare(rows: number): Promise<number> {
  await using folder = await temporaryFolder();
  using database = new DatabaseSync(join(folder.path, 'bare.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE outbox (number INTEGER PRIMARY KEY, text TEXT, state TEXT)');
  database.exec("CREATE INDEX waiting ON outbox (number) WHERE state = 'waiting'");
  database.exec('BEGIN');
  const insert = database.prepare("INSERT INTO outbox (text, state) VALUES (?, 'waiting')");
  for (let index = 0; index < rows; index += 1) insert.run(JSON.stringify(sms(index)));
  database.exec('COMMIT');
  const oldest = database.prepare("SELECT number, text FROM outbox WHERE state = 'waiting' ORDER BY number LIMIT 1");
  const mark = database.prepare('UPDATE outbox SET state = ? WHERE number = ?');
  const begun = performance.now();
  for (let row = oldest.get(); row !== undefined; row = oldest.get()) {
    database.exec('PRAGMA synchronous = FULL');
    mark.run('claimed', row['number'] ?? 0);
    database.exec('PRAGMA synchronous = NORMAL');
    mark.run('sent', row['number'] ?? 0);
  }
  return performance.now() - begun;
}

function conversation(index: number): Conversation {
  return { platform, id: `chat ${index}`, kind: 'group' };
}

function sms(index: number): InboxChange {
  const from = `7916${String(index).padStart(7, '0')}`;
  const message = { id: String(7_000_001 + index), from, to: '79990000000', text: `When will order ${index} be here?` };
  return { topic: 'inbox', object: `sms:${message.id}`, kind: 'arrived', isDecisive: true, isLoud: true, message };
}

async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'smsc-chatops-bench-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
