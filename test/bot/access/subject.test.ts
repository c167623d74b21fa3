import { describe, expect, it } from 'vitest';
import { platformIds } from '../../../src/adapters/ids.ts';
import { nameOf, readSubject } from '../../../src/bot/access/subject.ts';

describe('PLATFORM:ID', () => {
  it.each([
    ['telegram:1002', 'person', 'telegram:1002'],
    [' Telegram:1002 ', 'person', 'telegram:1002'],
    ['telegram:-100500', 'conversation', 'telegram:-100500'],
    ['telegram:−1001234567890', 'conversation', 'telegram:-1001234567890'],
    ['telegram:—100500', 'conversation', 'telegram:-100500'],
    ['slack:U01AB2CD3', 'person', 'slack:U01AB2CD3'],
    ['slack:w01ab2cd3', 'person', 'slack:W01AB2CD3'],
    ['slack:C01AB2CD3', 'conversation', 'slack:C01AB2CD3'],
    ['slack:G01AB2CD3', 'conversation', 'slack:G01AB2CD3'],
    ['slack:D01AB2CD3', 'conversation', 'slack:D01AB2CD3'],
  ] as const)('%j names a %s', (written, kind, name) => {
    const read = readSubject(written, platformIds);

    expect(read).toMatchObject({ ok: true, subject: { kind } });
    expect(read.ok ? nameOf(read.subject) : '').toBe(name);
  });

  it.each([
    ['', 'form'],
    ['1002', 'form'],
    ['telegram', 'form'],
    ['telegram:', 'form'],
    [':1002', 'form'],
    ['@ann', 'form'],
    ['viber:1002', 'platform'],
    ['__proto__:1002', 'platform'],
    ['constructor:1002', 'platform'],
    ['telegram:@ann', 'id'],
    ['telegram:0', 'id'],
    ['telegram:01002', 'id'],
    ['telegram:--5', 'id'],
    ['telegram:1002 1003', 'id'],
    ['telegram:U01AB2CD3', 'id'],
    [`telegram:${'9'.repeat(30)}`, 'id'],
    ['slack:1002', 'id'],
    ['slack:U', 'id'],
    ['slack:B01AB2CD3', 'id'],
    ['slack:<@U01>', 'id'],
  ] as const)('%j names nobody: %s', (written, problem) => {
    expect(readSubject(written, platformIds)).toMatchObject({ ok: false, problem });
  });

  it.each([...platformIds])('has right examples of %s', (platform, { examples }) => {
    for (const [kind, id] of Object.entries(examples)) {
      expect(readSubject(`${platform}:${id}`, platformIds)).toEqual({ ok: true, subject: { platform, kind, id } });
    }
  });
});
