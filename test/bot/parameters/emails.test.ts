import { describe, expect, it } from 'vitest';
import { emails } from '../../../src/bot/parameters/emails.ts';
import { readerAtNoon } from '../../support/message.ts';

const { moment } = readerAtNoon();
const parameter = emails('ADDRESS', 3);
const { parse } = parameter;

describe('e-mail addresses', () => {
  it.each([
    ['a@b.ru', ['a@b.ru']],
    ['a@b.ru,c@d.ru', ['a@b.ru', 'c@d.ru']],
    [' a@b.ru ; c@d.ru,, a@b.ru', ['a@b.ru', 'c@d.ru']],
    ['Имя+shop@пример.рф', ['Имя+shop@пример.рф']],
    ['all', 'all'],
    ['ВСЕ', 'all'],
    ['all@b.ru', ['all@b.ru']],
  ])('%j is %j', (written, expected) => {
    expect(parse(written, moment)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['a@b.ru,nobody,c@d.ru', 7, 13],
    ['a@', 0, 2],
    ['@b.ru', 0, 5],
    ['a@b@c', 0, 5],
  ])('%j is refused, pointing at %i to %i', (written, start, end) => {
    expect(parse(written, moment)).toMatchObject({ ok: false, start, end });
  });

  it.each(['', ' ', ',;'])('%j is refused as a whole', (written) => {
    expect(parse(written, moment)).toEqual({ ok: false });
  });

  it('are as many as the provider takes at once', () => {
    expect(parse('a@x,b@x,c@x,a@x', moment)).toMatchObject({ ok: true });
    expect(parse('a@x,b@x,c@x,d@x', moment)).toMatchObject({
      ok: false,
      reason: { en: 'These are 4 different addresses; at most 3 can be asked about at once.' },
    });
  });

  it.each([[['a@b.ru', 'c@d.ru']], ['all' as const]])('read back as they were written: %j', (value) => {
    expect(parse(parameter.print(value), moment)).toEqual({ ok: true, value });
  });
});
