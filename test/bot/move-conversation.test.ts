import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createAccess } from '../../src/bot/access/access.ts';
import { createActing } from '../../src/bot/acting/acting.ts';
import { createBegunLines } from '../../src/bot/begun-lines.ts';
import { createButtons } from '../../src/bot/buttons.ts';
import type { ChatMessage, Conversation } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import type { Listing } from '../../src/bot/listing/listing.ts';
import { createMessenger } from '../../src/bot/messenger.ts';
import { moveConversation } from '../../src/bot/move-conversation.ts';
import { createOutbox } from '../../src/bot/outbox/outbox.ts';
import { createSettings } from '../../src/bot/settings.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { manualClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { typed } from '../support/message.ts';

/** Every table, and whether rows of it belong to a conversation. A new one is put here together with its move. */
const tables: Readonly<Record<string, 'moves' | 'stays' | 'ends' | 'tells'>> = {
  access_grant: 'moves',
  access_request: 'moves',
  access_silence: 'moves',
  // By its keys, see below.
  kept: 'moves',
  card: 'moves',
  confirmation: 'moves',
  delivery: 'moves',
  mute: 'moves',
  quiet_hours: 'moves',
  subscription: 'moves',
  target: 'moves',
  // The ids of messages that the conversation no longer has.
  post: 'ends',
  confirmation_card: 'ends',
  event: 'stays',
  // Tells where something was done then, and is never rewritten.
  audit: 'tells',
  audit_head: 'stays',
  // Of persons.
  access_link: 'stays',
  access_link_code: 'stays',
  lease: 'stays',
  watch: 'stays',
  watched: 'stays',
  // Holds what a platform delivered, as it came; the platform itself says where a chat has gone.
  inbox: 'stays',
  last_number: 'stays',
  request_ledger: 'stays',
  request_pause: 'stays',
  schema_migrations: 'stays',
  template_register: 'stays',
};

/** Every space of kept values, and whether its keys begin with a conversation. */
const spaces: Readonly<Record<string, 'moves' | 'stays' | 'ends'>> = {
  // By the ids of messages.
  'begun lines': 'ends',
  'questions by message': 'ends',
  // Of all accounts together, for which a conversation is moved too.
  bindings: 'stays',
  // Of persons.
  'former links': 'stays',
  buttons: 'moves',
  listings: 'moves',
  settings: 'moves',
  'daily statistics': 'stays',
  // A group that has moved is tried anew.
  'failing conversations': 'stays',
  // By the ids of listings.
  'listing entries': 'stays',
  // By persons.
  'private questions': 'stays',
  'spending limit': 'stays',
  telegram: 'stays',
};

const account = 'demo';
const move = { platform: 'test', from: '-1', to: '-100' };
const clock = manualClock();
let database: Database;

beforeEach(async () => {
  database = await openDatabase({ dataDir: await temporaryFolder(), clock });
  onTestFinished(() => database.close());
});

function at(id: string): Conversation {
  return { platform: 'test', id, kind: 'group' };
}

const listing: Listing = {
  name: 'x',
  summary: 'x',
  lead: [],
  columns: [],
  entries: [],
  fileColumns: [],
  freshness: { at: '2026-11-18T09:00:00Z' },
};

/** Everything that can be kept for a group. */
async function fill(id: string): Promise<void> {
  const message = typed('hello', { in: at(id), from: { id: 'eve' } });
  const { pairing, grants } = createAccess({ database, account, admins: [], platforms: new Map(), clock });
  await pairing.invite(message);
  await grants.grant({ platform: 'test', kind: 'conversation', id }, 'viewer', { platform: 'test', id: 'ann' });
  await createButtons(database, account, clock).keep(at(id), [{ label: 'a', command: '/a' }]);
  await createKeptListings(database, account, clock).keep(message, listing);
  const settings = openStore<Language>(database, { account, space: 'settings', clock });
  await createSettings(settings, 'en').chooseHere(message, 'ru');
  await fillNotifications(id);
  await fillActing(message);
}

/** A question that was asked there, and who was asked there to approve of another. */
async function fillActing({ in: place, from: { id } }: ChatMessage): Promise<void> {
  const messenger = createMessenger(() => []);
  const { confirmations, cards } = createActing({ database, account, messenger, clock });
  const by = { platform: 'test', id };
  const asked = { command: 'x', line: '/x', payload: 1, quote: '', needsApproval: false, language: 'en' } as const;
  const question = await confirmations.ask({ ...asked, by, in: place, movedBy: '57' });
  await confirmations.shown(question, '58', ['58']);
  await cards.keep(question.id, { in: place, posted: '59', language: 'en' });
  await createBegunLines(database, account, clock).keep(place, '60', '/x');
}

let numbers = 0;

/** What the conversation is told, and what it was and is to be told. */
async function fillNotifications(id: string): Promise<void> {
  numbers += 1;
  const place = [account, 'test', id, 'group'];
  await database.query(
    `INSERT INTO subscription (account, number, platform, conversation, thread, conversation_kind, topic, filters,
      language, created_by, created_at, state, reason)
    VALUES ($1, $5, $2, $3, '', $4, 'inbox', '{}', 'en', 'test:ann', 0, 'active', '')`,
    [...place, numbers],
  );
  await database.query(
    `INSERT INTO mute (account, number, platform, conversation, thread, conversation_kind, topic, filters, created_by,
      created_at, ends_at) VALUES ($1, $5, $2, $3, '', $4, '', '{}', 'test:ann', 0, 1)`,
    [...place, numbers],
  );
  await database.query(
    `INSERT INTO quiet_hours (account, platform, conversation, thread, conversation_kind, begins, ends, zone,
      except_topics, created_by, created_at) VALUES ($1, $2, $3, '', $4, 0, 1, 'UTC', '[]', 'test:ann', 0)`,
    place,
  );
  await database.query(
    `INSERT INTO card (account, platform, conversation, thread, topic, object, posted, timeline, changed_at)
    VALUES ($1, $2, $3, '', 'sender', 'shop', '57', '[]', 0)`,
    place.slice(0, 3),
  );
  const outbox = createOutbox(database, account, clock);
  for (const to of [at(id), { ...at(id), thread: '7' }]) {
    const deliveries = [1, 2].map((subscription) => ({ subscription, to, kind: 'message' as const }));
    await database.transaction((queries) => outbox.put(queries, { change, at: clock.now() }, deliveries));
  }
  const claim = await outbox.claim(at(id), { most: 1, leaseMs: 60_000 });
  if (claim !== undefined) await outbox.sent(claim, '57');
}

const change: Change = {
  topic: 'mailing',
  kind: 'appeared',
  object: '7',
  id: '7',
  isDecisive: false,
  isLoud: false,
};

/** The tables and spaces in which something names a conversation. */
async function placesOf(id: string): Promise<readonly string[]> {
  const places = new Set<string>();
  const isNamed = (value: unknown): boolean => value === id || String(value).includes(`"${id}"`);
  for (const table of Object.keys(tables).filter((name) => tables[name] !== 'tells')) {
    for (const row of await database.query(`SELECT * FROM ${table}`)) {
      if (Object.values(row).some(isNamed)) places.add(String(row.space ?? table));
    }
  }
  return [...places].toSorted();
}

/** Where something must be found once everything that can be kept for a group is kept. */
const moving = Object.entries({ ...tables, ...spaces })
  .filter(([name, how]) => how === 'moves' && name !== 'kept')
  .map(([name]) => name)
  .toSorted();

const ending = Object.entries({ ...tables, ...spaces })
  .filter(([, how]) => how === 'ends')
  .map(([name]) => name);

it('there is no table of which nobody has said whether it belongs to conversations', async () => {
  const found = await database.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");

  expect(found.map(({ name }) => name).toSorted()).toEqual(Object.keys(tables).toSorted());
});

it('there is no space of kept values of which nobody has said whether it belongs to conversations', async () => {
  const source = new URL('../../src/', import.meta.url);
  const files = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, source), 'utf8')));
  const calls = texts.flatMap((text) => [...text.matchAll(/openStore<[^(]*\((?<options>[^)]*)\)/g)]);
  const found = calls.map(({ groups }) => /space: '([^']+)'/.exec(groups?.options ?? '')?.[1] ?? 'none').toSorted();

  expect(found.filter((space) => space !== 'none')).toEqual(Object.keys(spaces).toSorted());
});

it('everything that names a conversation names it anew, however often it is moved', async () => {
  await fill('-1');
  const before = await placesOf('-1');

  await moveConversation(database, account, move);
  await moveConversation(database, account, move);

  expect(before).toEqual([...moving, ...ending].toSorted());
  expect(await placesOf('-1')).toEqual([]);
  expect(await placesOf('-100')).toEqual(moving);
});

it('what stands under the new id already is no obstacle', async () => {
  await fill('-100');
  await fill('-1');

  await moveConversation(database, account, move);

  expect(await placesOf('-1')).toEqual([]);
  const grants = await database.query('SELECT subject FROM access_grant');
  const silences = await database.query('SELECT conversation FROM access_silence');
  expect([grants, silences]).toEqual([[{ subject: '-100' }], [{ conversation: '-100' }]]);
});

it('a failure in the middle moves nothing', async () => {
  await fill('-1');
  await database.query('ALTER TABLE access_silence RENAME TO access_silence_gone');

  await expect(moveConversation(database, account, move)).rejects.toBeInstanceOf(StorageError);

  await database.query('ALTER TABLE access_silence_gone RENAME TO access_silence');
  expect([await placesOf('-1'), await placesOf('-100')]).toEqual([[...moving, ...ending].toSorted(), []]);
});

it('what a conversation is still to be told is told under its new id, with what waits there, and in its order', async () => {
  await fill('-1');
  await fill('-100');
  const outbox = createOutbox(database, account, clock);
  const there = { ...at('-100'), thread: '9' };
  const news = [{ subscription: 1, to: there, kind: 'message' as const }];
  const event = await database.transaction((queries) => outbox.put(queries, { change, at: clock.now() }, news));
  const open = await outbox.claim(at('-1'), { most: 1, leaseMs: 60_000 });
  if (open === undefined) throw new Error('nothing to claim');

  await moveConversation(database, account, move);

  // Who claimed it may hear of the move only from what it posts.
  expect(await outbox.sent(open, '1')).toBe(true);
  expect(await outbox.eventsOf(at('-100'), '1', 9)).toHaveLength(1);
  const rest = await outbox.claim(at('-100'), { most: 10, leaseMs: 60_000 });
  const thread = await outbox.claim({ ...at('-100'), thread: '7' }, { most: 10, leaseMs: 60_000 });
  expect([rest?.deliveries.length, rest?.isRepeat, thread?.deliveries.length]).toEqual([1, false, 4]);
  expect((await outbox.claim(there, { most: 10, leaseMs: 60_000 }))?.deliveries.map((each) => each.event)).toEqual([
    event,
  ]);
  expect(await outbox.eventsOf(at('-1'), '57', 9)).toEqual([]);
});

it('a claim under the new id that the moved one takes the place of may be told twice, and is marked', async () => {
  await fill('-1');
  await fill('-100');
  const outbox = createOutbox(database, account, clock);
  const lost = await outbox.claim(at('-100'), { most: 1, leaseMs: 60_000 });

  await moveConversation(database, account, move);

  const first = await outbox.claim(at('-100'), { most: 10, leaseMs: 60_000 });
  if (first === undefined) throw new Error('nothing to claim');
  await outbox.sent(first);
  const second = await outbox.claim(at('-100'), { most: 10, leaseMs: 60_000 });
  expect([first.isRepeat, second?.isRepeat]).toEqual([false, true]);
  expect(second?.deliveries).toEqual(lost?.deliveries);
});
