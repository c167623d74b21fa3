import { readdir, readFile } from 'node:fs/promises';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createAccess } from '../../src/bot/access/access.ts';
import { createButtons } from '../../src/bot/buttons.ts';
import type { Conversation } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import type { Listing } from '../../src/bot/listing/listing.ts';
import { moveConversation } from '../../src/bot/move-conversation.ts';
import { createSettings } from '../../src/bot/settings.ts';
import type { Database } from '../../src/storage/database.ts';
import { StorageError } from '../../src/storage/error.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { manualClock } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { typed } from '../support/message.ts';

/** Every table, and whether rows of it belong to a conversation. A new one is put here together with its move. */
const tables: Readonly<Record<string, 'moves' | 'stays'>> = {
  access_grant: 'moves',
  access_request: 'moves',
  access_silence: 'moves',
  // By its keys, see below.
  kept: 'moves',
  // Holds what a platform delivered, as it came; the platform itself says where a chat has gone.
  inbox: 'stays',
  last_number: 'stays',
  request_ledger: 'stays',
  request_pause: 'stays',
  schema_migrations: 'stays',
  template_register: 'stays',
};

/** Every space of kept values, and whether its keys begin with a conversation. */
const spaces: Readonly<Record<string, 'moves' | 'stays'>> = {
  buttons: 'moves',
  listings: 'moves',
  settings: 'moves',
  'daily statistics': 'stays',
  // By the ids of listings.
  'listing entries': 'stays',
  // By persons.
  'private replies': 'stays',
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
}

/** The tables and spaces in which something names a conversation. */
async function placesOf(id: string): Promise<readonly string[]> {
  const places = new Set<string>();
  const isNamed = (value: unknown): boolean => value === id || String(value).includes(`"${id}"`);
  for (const table of Object.keys(tables)) {
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

  expect(before).toEqual(moving);
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
  expect([await placesOf('-1'), await placesOf('-100')]).toEqual([moving, []]);
});
