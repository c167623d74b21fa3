import { beforeEach, describe, expect, it } from 'vitest';
import { createLinks, type Links } from '../../src/bot/access/links.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';

const here = { platform: 'one', id: 'ann' };
const there = { platform: 'two', id: 'U1' };
const third = { platform: 'three', id: '7' };
const minute = 60_000;
const day = 86_400_000;

/** What links of people promise on every driver. `open` gives an empty database with the newest schema. */
export function linksContract(name: string, open: () => Promise<Database>): void {
  describe(`links of people on ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let links: Links;

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      links = createLinks(database, 'alex', clock);
      return () => database.close();
    });

    it('knows everybody as themselves at first', async () => {
      expect(await links.of(here)).toEqual([here]);
      expect(await links.leave(here)).toEqual([]);
    });

    it('makes one of who asked for a code and who typed it, in any case of letters', async () => {
      const code = await links.offer(here);

      expect(await links.take(code.toUpperCase(), there)).toEqual({ kind: 'linked', as: [there, here], giver: here });
      expect(await links.of(here)).toEqual([here, there]);
      expect(await links.of({ ...here, platform: 'two' })).toEqual([{ ...here, platform: 'two' }]);
    });

    it('takes a code once, within ten minutes, and only the last one', async () => {
      const first = await links.offer(here);
      const second = await links.offer(here);
      expect(await links.take(first, there)).toEqual({ kind: 'no-such-code' });
      await links.take(second, there);
      expect(await links.take(second, third)).toEqual({ kind: 'no-such-code' });
      const late = await links.offer(here);
      await clock.advance(10 * minute);
      expect(await links.take(late, third)).toEqual({ kind: 'no-such-code' });
    });

    it('links nobody with themselves', async () => {
      expect(await links.take(await links.offer(here), here)).toEqual({ kind: 'own-code' });
      expect(await links.of(here)).toEqual([here]);
    });

    it('makes one of three, and lets one leave', async () => {
      await links.take(await links.offer(here), there);
      await links.take(await links.offer(third), there);
      expect(await links.of(third)).toEqual([third, here, there]);

      expect(await links.leave(there)).toEqual([here, third]);

      expect(await links.of(third)).toEqual([third, here]);
      expect(await links.of(there)).toEqual([there]);
    });

    it('knows for a day who was one human being, over three platforms and a link anew', async () => {
      await links.take(await links.offer(here), there);
      await links.leave(here);
      await links.take(await links.offer(third), there);

      expect(await links.of(here)).toEqual([here]);
      expect(await links.sameAs(here)).toEqual([here, there, third]);
      expect(await links.sameAs(third)).toEqual([third, there, here]);
      await clock.advance(day);
      expect(await links.sameAs(here)).toEqual([here]);
      expect(await links.sameAs(third)).toEqual([third, there]);
    });

    it('looks up no code of who typed five wrong ones within ten minutes', async () => {
      for (const wrong of ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee']) {
        expect(await links.take(wrong, there)).toEqual({ kind: 'no-such-code' });
      }
      const code = await links.offer(here);

      expect(await links.take(code, there)).toEqual({ kind: 'too-many' });
      expect(await links.take(code, third)).toMatchObject({ kind: 'linked' });
      await clock.advance(10 * minute);
      expect(await links.take(await links.offer(here), there)).toMatchObject({ kind: 'linked' });
    });

    it('keeps the people of each account apart', async () => {
      const code = await links.offer(here);
      const other = createLinks(database, 'bella', clock);

      expect(await other.take(code, there)).toEqual({ kind: 'no-such-code' });
    });
  });
}
