import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createButtons } from '../../src/bot/buttons.ts';
import { createInbox } from '../../src/bot/inbox.ts';
import type { Language } from '../../src/bot/language.ts';
import { moveConversation } from '../../src/bot/move-conversation.ts';
import { createSettings } from '../../src/bot/settings.ts';
import type { Database } from '../../src/storage/database.ts';
import { openStore } from '../../src/storage/store.ts';
import { manualClock } from '../support/clock.ts';
import { typed } from '../support/message.ts';

const account = 'demo';
const day = 86_400_000;

/** What is kept for conversations, on a database that is migrated. */
export function conversationsContract(name: string, open: () => Promise<Database>): void {
  describe(`what is kept for conversations on ${name}`, () => {
    let database: Database;
    const clock = manualClock();

    beforeEach(async () => {
      database = await open();
      onTestFinished(() => database.close());
    });

    it('the inbox gives each delivery once, however often it comes', async () => {
      const inbox = createInbox(database, account, 'test', clock);

      const first = await inbox.keep([update(1), update(2)]);
      const again = await inbox.keep([update(2), update(3)]);

      expect(first.map(({ id }) => id)).toEqual(['1', '2']);
      expect(again.map(({ id }) => id)).toEqual(['3']);
    });

    it('the inbox tells what has not been seen to, in its order, over a restart', async () => {
      const inbox = createInbox(database, account, 'test', clock);
      await inbox.keep([update(10), update(9), update(8)]);

      await inbox.done('9');

      expect(await createInbox(database, account, 'test', clock).open()).toEqual([update(8), update(10)]);
      expect(await createInbox(database, 'other', 'test', clock).open()).toEqual([]);
      expect(await createInbox(database, account, 'other', clock).open()).toEqual([]);
    });

    it('the inbox settles what it has kept, and leaves nothing to be seen to by that', async () => {
      const inbox = createInbox(database, account, 'test', clock);
      await inbox.keep([update(1)]);

      await inbox.settle();
      await inbox.settle();
      await Promise.all([inbox.done('1'), inbox.done('2')]);

      expect(await inbox.open()).toEqual([]);
      expect(await inbox.keep([update(1)])).toEqual([]);
    });

    it('the inbox forgets what was in a delivery that was seen to, and after two days the delivery', async () => {
      const inbox = createInbox(database, account, 'test', clock);
      await inbox.keep([update(1)]);
      await inbox.done('1');
      const bodies = await database.query('SELECT body FROM inbox');

      await clock.advance(3 * day);
      await inbox.keep([update(2)]);

      expect(bodies).toEqual([{ body: '' }]);
      expect(await database.query('SELECT id FROM inbox')).toEqual([{ id: '2' }]);
    });

    it('the inbox leaves what a process says it is still at, and what is older than a day', async () => {
      const inbox = createInbox(database, account, 'test', clock);
      await inbox.keep([update(1), update(2)]);
      await clock.advance(1000);
      await inbox.hold(['1']);

      expect(await createInbox(database, account, 'test', clock).open(clock.now())).toEqual([update(2)]);
      await clock.advance(day);
      expect(await createInbox(database, account, 'test', clock).open()).toEqual([]);
    });

    it('buttons are found by their ids, in their own conversation and until they are too old', async () => {
      const buttons = createButtons(database, account, clock);
      const { in: place } = typed('');

      const ids = await buttons.keep(place, [
        { label: 'a', command: '/a' },
        { label: 'b', command: '/b' },
      ]);

      expect(await Promise.all(ids.map((id) => buttons.find(place, id)))).toEqual(['/a', '/b']);
      expect(ids.every((id) => id.length <= 20)).toBe(true);
      for (const wrong of ['', 'x', `${ids[0]}9`, ids[0]?.replace(':0', ':2') ?? '', '__proto__:0']) {
        expect(await buttons.find(place, wrong)).toBeUndefined();
      }
      expect(await buttons.find({ ...place, id: 'two' }, ids[0] ?? '')).toBeUndefined();
      await clock.advance(31 * day);
      expect(await buttons.find(place, ids[0] ?? '')).toBeUndefined();
    });

    it('all of a conversation moves with it, with its threads, and nothing of another', async () => {
      const settings = createSettings(openStore<Language>(database, { account, space: 'settings', clock }), 'en');
      const buttons = createButtons(database, account, clock);
      await settings.chooseHere(typed('', { in: at('-1') }), 'ru');
      await settings.chooseHere(typed('', { in: at('-11') }), 'ru');
      const [id = ''] = await buttons.keep(at('-1', '5'), [{ label: 'a', command: '/a' }]);
      await database.query(
        "INSERT INTO access_grant (account, platform, kind, subject, role, granted_by, granted_at) VALUES ('demo', 'test', 'conversation', '-1', 'viewer', '', 1), ('demo', 'test', 'conversation', '-100', 'admin', '', 1)",
      );

      await moveConversation(database, account, { platform: 'test', from: '-1', to: '-100' });
      await moveConversation(database, account, { platform: 'test', from: '-1', to: '-100' });

      expect(await settings.languageFor(typed('', { in: at('-100') }))).toBe('ru');
      expect(await settings.languageFor(typed('', { in: at('-1') }))).toBe('en');
      expect(await settings.languageFor(typed('', { in: at('-11') }))).toBe('ru');
      expect(await buttons.find(at('-100', '5'), id)).toBe('/a');
      expect(await database.query('SELECT subject, role FROM access_grant')).toEqual([
        { subject: '-100', role: 'viewer' },
      ]);
    });
  });
}

function update(number: number) {
  return { id: String(number), number, body: `{"n":${number}}` };
}

function at(id: string, thread?: string) {
  return { platform: 'test', id, kind: 'group', ...(thread !== undefined && { thread }) } as const;
}
