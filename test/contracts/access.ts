import { beforeEach, describe, expect, it } from 'vitest';
import { type Admission, createAccess } from '../../src/bot/access/access.ts';
import type { Subject } from '../../src/bot/access/subject.ts';
import type { ChatMessage } from '../../src/bot/chat.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock, noon } from '../support/clock.ts';
import { typed } from '../support/message.ts';

const hour = 3_600_000;
const boris: Subject = { platform: 'test', kind: 'person', id: 'boris' };
const team: Subject = { platform: 'test', kind: 'conversation', id: '-team' };
const ann = { platform: 'test', id: 'ann' };

/** What somebody writes in private, or in a group when one is named. */
function from(id: string, group?: string): ChatMessage {
  const place = group === undefined ? ({ id, kind: 'private' } as const) : ({ id: group, kind: 'group' } as const);
  return typed('/balance', { from: { id }, in: { platform: 'test', ...place } });
}

/** What roles and codes promise on every driver. `open` gives an empty database with the newest schema. */
export function accessContract(name: string, open: () => Promise<Database>): void {
  describe(`the access contract, ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let access: Admission;

    function bookOf(account: string, admins: Admission['admins'] = []): Admission {
      return createAccess({ database, account, admins, platforms: new Map(), clock });
    }

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      access = bookOf('alex');
      return () => database.close();
    });

    it('has no role for anybody at first', async () => {
      expect(await access.roleOf(from('boris'))).toBeUndefined();
      expect(await access.roleOf(from('boris', '-team'))).toBeUndefined();
      expect(await access.grants.list()).toEqual([]);
    });

    it('gives a person a role everywhere on the platform, from the next message on', async () => {
      expect(await access.grants.grant(boris, 'operator', ann)).toEqual({
        kind: 'granted',
        subject: boris,
        before: undefined,
      });

      expect(await access.roleOf(from('boris'))).toBe('operator');
      expect(await access.roleOf(from('boris', '-other'))).toBe('operator');
      expect(await access.roleOf(from('clara'))).toBeUndefined();
      const elsewhere = { ...from('boris'), in: { platform: 'other', id: 'boris', kind: 'private' } as const };
      expect(await access.roleOf(elsewhere)).toBeUndefined();
    });

    it('gives a conversation a role for everybody in it, and for nobody elsewhere', async () => {
      await access.grants.grant(team, 'viewer', ann);

      expect(await access.roleOf(from('boris', '-team'))).toBe('viewer');
      expect(await access.roleOf(from('boris'))).toBeUndefined();
      expect(await access.roleOf(from('-team'))).toBe('viewer');
      expect(await access.roleOf(from('-team', '-other'))).toBeUndefined();
    });

    it('lets the highest count: by the settings, as a person, through the conversation', async () => {
      const settled = bookOf('alex', [{ platform: 'test', id: 'dora' }]);
      await access.grants.grant(team, 'operator', ann);
      await access.grants.grant(boris, 'viewer', ann);
      await access.grants.grant({ ...boris, id: 'dora' }, 'viewer', ann);

      expect(await access.roleOf(from('boris'))).toBe('viewer');
      expect(await access.roleOf(from('boris', '-team'))).toBe('operator');
      expect(await settled.roleOf(from('dora'))).toBe('admin');
      expect(await settled.roleOf(from('dora', '-team'))).toBe('admin');
      const elsewhere = { ...from('dora'), in: { platform: 'other', id: 'dora', kind: 'private' } as const };
      expect(await settled.roleOf(elsewhere)).toBeUndefined();
    });

    it('replaces a role, and keeps who gave it and when as long as it stays the same', async () => {
      await access.grants.grant(boris, 'viewer', ann);
      await clock.advance(hour);
      const again = await access.grants.grant(boris, 'viewer', { platform: 'test', id: 'clara' });
      const before = await access.grants.list();
      const higher = await access.grants.grant(boris, 'operator', { platform: 'test', id: 'clara' });

      const at = Temporal.Instant.fromEpochMilliseconds(noon);
      expect([again, higher]).toMatchObject([{ before: 'viewer' }, { before: 'viewer' }]);
      expect(before).toEqual([{ ...boris, role: 'viewer', by: 'test:ann', at }]);
      expect(await access.grants.list()).toEqual([
        { ...boris, role: 'operator', by: 'test:clara', at: at.add({ hours: 1 }) },
      ]);
    });

    it('takes a role away, and says when there is none', async () => {
      await access.grants.grant(boris, 'operator', ann);

      expect(await access.grants.revoke(boris)).toEqual({ kind: 'revoked', role: 'operator' });
      expect(await access.grants.revoke(boris)).toEqual({ kind: 'nothing' });
      expect(await access.roleOf(from('boris'))).toBeUndefined();
    });

    it('takes away all that an id has, as a person and as the private chat with that person', async () => {
      await access.grants.grant(boris, 'viewer', ann);
      await access.grants.grant({ ...boris, kind: 'conversation' }, 'operator', ann);

      expect(await access.grants.revoke(boris)).toEqual({ kind: 'revoked', role: 'operator' });
      expect(await access.roleOf(from('boris'))).toBeUndefined();
    });

    it('keeps the last admin where the settings name none', async () => {
      await access.grants.grant(boris, 'admin', ann);

      expect(await access.grants.revoke(boris)).toEqual({ kind: 'last-admin' });
      expect(await access.grants.grant(boris, 'viewer', ann)).toEqual({ kind: 'last-admin' });
      expect(await access.roleOf(from('boris'))).toBe('admin');
      expect(await bookOf('alex', [ann]).grants.revoke(boris)).toEqual({ kind: 'revoked', role: 'admin' });
    });

    it('keeps one of two admins who take the role from each other at the same moment', async () => {
      const clara: Subject = { ...boris, id: 'clara' };
      await access.grants.grant(boris, 'admin', ann);
      await access.grants.grant(clara, 'admin', ann);

      const outcomes = await Promise.all([access.grants.revoke(boris), bookOf('alex').grants.revoke(clara)]);

      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['last-admin', 'revoked']);
      expect(await access.grants.list()).toHaveLength(1);
    });

    it('makes one person the first admin, however many claim it at once', async () => {
      const people = ['boris', 'clara', 'dora', 'emil'].map((id) => ({ platform: 'test', id }));

      const won = await Promise.all(people.map((person) => access.grants.claim(person)));

      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await access.grants.list()).toMatchObject([{ role: 'admin', by: undefined, kind: 'person' }]);
      expect(await access.grants.claim(ann)).toBe(false);
    });

    it('tells a conversation of strangers one code an hour, also after a restart', async () => {
      const first = await access.pairing.invite(from('boris'));
      const soon = await access.pairing.invite(from('boris'));
      await clock.advance(hour - 1);
      const restarted = await bookOf('alex').pairing.invite(from('boris'));
      await clock.advance(1);

      expect(first).toMatch(/^[a-z2-9]{6}$/);
      expect([soon, restarted]).toEqual([undefined, undefined]);
      expect(await access.pairing.invite(from('boris'))).toBe(first);
    });

    it('tells one code to many who write in a group at the same moment', async () => {
      const codes = await Promise.all(['a', 'b', 'c', 'd'].map((id) => access.pairing.invite(from(id, '-team'))));

      expect(codes.filter((code) => code !== undefined)).toHaveLength(1);
    });

    it('is not silent for longer when the clock was set back', async () => {
      await access.pairing.invite(from('boris'));
      clock.step(-48 * hour);

      expect(await access.pairing.invite(from('boris'))).toBeDefined();
    });

    it('lets the person of a private chat in by the code, in any case of letters, once', async () => {
      const code = (await access.pairing.invite(from('boris'))) ?? '';

      expect(await access.grants.grant({ code: code.toUpperCase() }, 'viewer', ann)).toMatchObject({ subject: boris });
      expect(await access.grants.grant({ code }, 'admin', ann)).toEqual({ kind: 'no-such-code' });
      expect(await access.roleOf(from('boris', '-other'))).toBe('viewer');
    });

    it('lets the conversation in by a code from a group', async () => {
      const code = (await access.pairing.invite(from('boris', '-team'))) ?? '';

      expect(await access.grants.grant({ code }, 'viewer', ann)).toMatchObject({ subject: team });
      expect(await access.roleOf(from('clara', '-team'))).toBe('viewer');
      expect(await access.roleOf(from('boris'))).toBeUndefined();
    });

    it('takes a code for 24 hours, counted from when it was last told', async () => {
      const code = (await access.pairing.invite(from('boris'))) ?? '';
      await clock.advance(23 * hour);
      await access.pairing.invite(from('boris'));
      await clock.advance(24 * hour - 1);
      const other = (await access.pairing.invite(from('clara'))) ?? '';
      await clock.advance(1);

      expect(await access.grants.grant({ code }, 'viewer', ann)).toEqual({ kind: 'no-such-code' });
      expect(await access.grants.grant({ code: other }, 'viewer', ann)).toMatchObject({ kind: 'granted' });
      expect(await access.pairing.invite(from('boris'))).not.toBe(code);
    });

    it('keeps accounts apart', async () => {
      const other = bookOf('boris');
      const code = (await access.pairing.invite(from('boris'))) ?? '';
      await access.grants.grant(team, 'admin', ann);

      expect(await other.roleOf(from('clara', '-team'))).toBeUndefined();
      expect(await other.grants.list()).toEqual([]);
      expect(await other.grants.revoke(team)).toEqual({ kind: 'nothing' });
      expect(await other.grants.grant({ code }, 'viewer', ann)).toEqual({ kind: 'no-such-code' });
      expect(await other.pairing.invite(from('boris'))).toBeDefined();
      expect(await other.grants.claim(ann)).toBe(true);
    });

    it('fails when its table is gone, and never takes that for a role or for none', async () => {
      await database.query('DROP TABLE access_grant');

      await expect(access.roleOf(from('boris'))).rejects.toMatchObject({ code: 'failed' });
      expect(await bookOf('alex', [ann]).roleOf(from('ann'))).toBe('admin');
    });
  });
}
