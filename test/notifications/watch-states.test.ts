import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createWatchStates } from '../../src/notifications/watch-states.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { manualClock, noon } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';

async function database() {
  const opened = await openDatabase({ dataDir: await temporaryFolder(), clock: manualClock() });
  onTestFinished(() => opened.close());
  return opened;
}

const none = { failures: 0, state: undefined, json: '' };

it('gives back what it was given, for each account and name by itself', async () => {
  const kept = await database();
  const states = createWatchStates(kept, 'demo');
  const state = { after: '7', texts: ['Привет\0'] };
  const looks = { lookedAt: noon, goodAt: noon - 1, failingSince: noon, failures: 2, reason: 'timeout' };
  const watched = { ...looks, state, json: states.print(state) };

  await states.write(kept, 'inbox', watched);

  expect(await states.read('inbox')).toEqual(watched);
  expect(await states.looks('inbox')).toEqual(looks);
  expect(await states.read('sender')).toEqual(none);
  expect(await createWatchStates(kept, 'other').read('inbox')).toEqual(none);
});

it('keeps what is written last', async () => {
  const kept = await database();
  const states = createWatchStates(kept, 'demo');
  await states.write(kept, 'inbox', { failures: 3, reason: 'timeout', state: 1, json: states.print(1) });

  await states.write(kept, 'inbox', { failures: 0, state: 2, json: states.print(2) });

  expect(await states.read('inbox')).toEqual({ failures: 0, state: 2, json: states.print(2) });
});

it('forgets what another start of an account saw that begins anew with each', async () => {
  const kept = await database();
  const first = createWatchStates(kept, 'sandbox', 'a');
  await first.write(kept, 'inbox', { lookedAt: noon, failures: 0, state: 1, json: first.print(1) });

  expect((await first.read('inbox')).state).toBe(1);
  expect(await createWatchStates(kept, 'sandbox', 'b').read('inbox')).toEqual(none);
});

it('keeps a watcher that has never had a good look', async () => {
  const kept = await database();
  const states = createWatchStates(kept, 'demo');
  const looks = { lookedAt: noon, failingSince: noon, failures: 1, reason: 'timeout' };

  await states.write(kept, 'inbox', { ...looks, state: undefined, json: '' });

  expect(await states.read('inbox')).toEqual({ ...looks, state: undefined, json: '' });
});

it('finds what is remembered also when a damaged index has lost it, as nothing would count as the first sight', async () => {
  const dataDir = await temporaryFolder();
  const file = join(dataDir, 'bot.sqlite');
  const kept = await openDatabase({ dataDir, clock: manualClock() });
  onTestFinished(() => kept.close());
  const states = createWatchStates(kept, 'demo');
  await states.write(kept, 'inbox', { failures: 0, state: 1, json: states.print(1) });
  await kept.query('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = await readFile(file);
  for (let at = bytes.indexOf('demoinbox'); at !== -1; at = bytes.indexOf('demoinbox', at + 1)) {
    if (!bytes.subarray(at).toString('latin1').startsWith('demoinbox{')) bytes.write('demoxxxxx', at);
  }
  await writeFile(file, bytes);
  await kept.query('PRAGMA shrink_memory');

  expect(await kept.query("SELECT state FROM watch WHERE account = 'demo' AND name = 'inbox'")).toEqual([]);
  expect((await states.read('inbox')).state).toBe(1);
});
