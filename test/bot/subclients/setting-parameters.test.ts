import { describe, expect, it } from 'vitest';
import type { Parameters } from '../../../src/bot/parameters/parameter.ts';
import { settingNames, settingParameters } from '../../../src/bot/subclients/setting-parameters.ts';
import { readerAtNoon } from '../../support/message.ts';

const parameters: Parameters = settingParameters;
const { moment } = readerAtNoon();

function read(name: string, written: string) {
  const parsed = parameters[name]?.parse(written, moment);
  return parsed?.ok === true ? parsed.value : undefined;
}

describe('a setting', () => {
  it.each([
    ['gmt', '3', 3],
    ['gmt', 'GMT+3', 3],
    ['gmt', '-12', -12],
    ['gmt', '−5', -5],
    ['gmt', '-0', 0],
    ['hours', '9-21', { from: 9, to: 21 }],
    ['hours', '9:00–21:00', { from: 9, to: 21 }],
    ['hours', '0-24', { from: 0, to: 24 }],
    ['prefixes', '7,-77', ['7', '-77']],
    ['prefixes', '+7; -77 7', ['7', '-77']],
    ['lowbalance', '1 000,50', '1000.50'],
    ['email', ' a@b.ru ', 'a@b.ru'],
    ['callback', 'https://shop.example/sms?x=1', 'https://shop.example/sms?x=1'],
    ['currency', 'KZT', 'kzt'],
    ['on', 'TESTMODE, blocked,blocked', ['blocked', 'testMode']],
  ])('%s is read from %s, and what is written of it reads the same', (name, written, value) => {
    const parsed = read(name, written);

    expect(parsed).toEqual(value);
    expect(read(name, parameters[name]?.print(parsed) ?? '')).toEqual(value);
  });

  it.each([
    ['gmt', '13'],
    ['gmt', '3.5'],
    ['hours', '9'],
    ['hours', '9-25'],
    ['hours', '9:30-21:00'],
    ['prefixes', '7,x'],
    ['prefixes', '1234567890123456'],
    ['prefixes', ','],
    ['lowbalance', 'off'],
    ['lowbalance', '-1'],
    ['email', 'a@b@c'],
    ['email', 'a b@c'],
    ['callback', 'shop.example'],
    ['callback', 'javascript:alert(1)'],
    ['currency', 'gbp'],
    ['kind', 'own'],
    ['tariff', '9'],
    ['on', 'everything'],
  ])('%s is not read from %s', (name, written) => {
    expect(read(name, written)).toBeUndefined();
  });

  it('is one of many, all of which may be left out and go by name', () => {
    expect(settingNames).toHaveLength(Object.keys(settingParameters).length);
    for (const name of settingNames) expect(parameters[name]).toMatchObject({ required: false, place: 'key' });
  });
});
