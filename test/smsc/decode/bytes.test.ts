import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../src/smsc/decode/bytes.ts';

/** "Привет, мир" in windows-1251. */
const windows1251 = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]);

describe('decodeBytes', () => {
  it('reads UTF-8', () => {
    expect(decodeBytes(Buffer.from('Привет, 😀'))).toBe('Привет, 😀');
  });

  it('reads what is no UTF-8 as windows-1251', () => {
    expect(decodeBytes(windows1251)).toBe('Привет, мир');
  });

  it('drops a byte order mark', () => {
    expect(decodeBytes(Buffer.from('\uFEFF{"id": 1}'))).toBe('{"id": 1}');
  });

  it('marks a damaged place in what is clearly UTF-8', () => {
    const cut = Buffer.concat([Buffer.from('{"message": "Приве'), Buffer.from([0xd1]), Buffer.from('"}')]);

    expect(decodeBytes(cut)).toBe('{"message": "Приве\uFFFD"}');
  });

  it('refuses what may be damaged UTF-8 rather than read it as gibberish', () => {
    const damaged = Buffer.from('{"message": "При"}');
    damaged[15] = 0xff;

    expect(decodeBytes(damaged)).toBeUndefined();
  });

  it('reads an empty body as an empty text', () => {
    expect(decodeBytes(new Uint8Array())).toBe('');
  });
});
