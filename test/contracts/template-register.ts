import { beforeEach, describe, expect, it } from 'vitest';
import { createTemplateRegister, type TemplateRegister } from '../../src/bot/templates/template-register.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock, noon } from '../support/clock.ts';

/** What the register of templates promises on every driver. `open` gives an empty database with the newest schema. */
export function templateRegisterContract(name: string, open: () => Promise<Database>): void {
  describe(`the template register contract, ${name}`, () => {
    let database: Database;
    let clock: ManualClock;
    let register: TemplateRegister;

    beforeEach(async () => {
      database = await open();
      clock = manualClock();
      register = createTemplateRegister(database, 'alex', clock);
      return () => database.close();
    });

    it('counts from 1 and gives back what was put in, the newest first', async () => {
      const first = await register.add({ sender: 'my_shop', text: 'Код: %d\nНикому; it\'s "secret" $1 \\ 🔑' });
      await clock.advance(60_000);
      const second = await register.add({ sender: 'my_shop', text: 'Заказ %w' });

      const one = { number: 1, sender: 'my_shop', text: 'Код: %d\nНикому; it\'s "secret" $1 \\ 🔑' };
      const two = { number: 2, sender: 'my_shop', text: 'Заказ %w' };
      const begun = Temporal.Instant.fromEpochMilliseconds(noon);
      expect([first, second]).toEqual([1, 2]);
      expect(await register.list()).toEqual([
        { ...two, addedAt: begun.add({ minutes: 1 }) },
        { ...one, addedAt: begun },
      ]);
      expect(await register.get(1)).toEqual({ ...one, addedAt: begun });
      expect(await register.get(3)).toBeUndefined();
    });

    it('gives a template that it knows its number again, and keeps the rest as it was', async () => {
      await register.add({ sender: 'my_shop', text: 'one' });
      await register.add({ sender: 'my_shop', text: 'two' });
      const before = await register.list();
      await clock.advance(60_000);

      expect(await register.add({ sender: 'my_shop', text: 'one' })).toBe(1);

      expect(await register.list()).toEqual(before);
    });

    it('tells apart what differs in anything but is alike when written together', async () => {
      const templates = [
        { sender: 'ab', text: 'c' },
        { sender: 'a', text: 'bc' },
        { sender: 'A', text: 'bc' },
        { sender: 'a', text: 'bc ' },
        { sender: 'a', text: 'b\nc' },
      ];

      for (const template of templates) await register.add(template);

      expect((await register.list()).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    });

    it('takes texts of any length', async () => {
      const text = 'Ж🔑'.repeat(100_000);

      await register.add({ sender: 'my_shop', text });

      expect((await register.get(1))?.text).toBe(text);
      expect(await register.add({ sender: 'my_shop', text })).toBe(1);
    });

    it('gives each template one number when many add them at once', async () => {
      const texts = ['one', 'two', 'three', 'one', 'two', 'three'];
      const others = [register, createTemplateRegister(database, 'alex', clock)];

      const numbers = await Promise.all(
        others.flatMap((each) => texts.map((text) => each.add({ sender: 'my_shop', text }))),
      );

      expect(new Set(numbers)).toEqual(new Set([1, 2, 3]));
      expect(await register.list()).toHaveLength(3);
      expect(numbers.slice(0, 3)).toEqual(numbers.slice(3, 6));
    });

    it('forgets a template, and never gives its number to another', async () => {
      await register.add({ sender: 'my_shop', text: 'one' });

      expect(await register.remove(1)).toMatchObject({ number: 1, sender: 'my_shop', text: 'one' });
      expect(await register.remove(1)).toBeUndefined();
      expect(await register.list()).toEqual([]);
      expect(await register.add({ sender: 'my_shop', text: 'one' })).toBe(2);
    });

    it('keeps accounts apart', async () => {
      await register.add({ sender: 'my_shop', text: 'one' });
      const other = createTemplateRegister(database, 'boris', clock);

      expect(await other.list()).toEqual([]);
      expect(await other.get(1)).toBeUndefined();
      expect(await other.remove(1)).toBeUndefined();
      expect(await other.add({ sender: 'my_shop', text: 'two' })).toBe(1);
      expect((await register.get(1))?.text).toBe('one');
    });
  });
}
