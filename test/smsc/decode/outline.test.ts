import { describe, expect, it } from 'vitest';
import { knownType, outline, summary } from '../../../src/smsc/decode/outline.ts';

describe('outline', () => {
  it('shows the form of an answer and nothing of its content', () => {
    const bytes = Buffer.from('{"message": "Пароль: Qwerty7",\n "phone": "+79991234567"}');

    expect(outline(bytes)).toBe('{"xxxxxxx": "xxxxxx: xxxxxx0", "xxxxx": "+00000000000"}');
  });

  it('shows 200 characters, without control characters and half characters', () => {
    const bytes = Buffer.concat([Buffer.from('\u001B[31m<\u0000😀>'), Buffer.alloc(5_000, 'Я')]);

    expect(outline(bytes)).toMatch(/^x\[00x<xx?>x+$/);
    expect(outline(bytes).length).toBeLessThanOrEqual(200);
  });
});

describe('summary', () => {
  it('tells status, type and size', () => {
    expect(summary({ status: 502, contentType: 'text/html', bytes: Buffer.from('<b>7</b>') })).toBe(
      'HTTP 502, text/html, 8 bytes: <x>0</x>',
    );
  });
});

describe('knownType', () => {
  it('shows types of answers and nothing else that a server may write there', () => {
    expect(knownType('application/JSON; charset=windows-1251')).toBe('application/json');
    expect(knownType('psw=qwerty')).toBe('other content type');
    expect(knownType(['text/html', 'text/html'])).toBe('other content type');
    expect(knownType(undefined)).toBe('no content type');
  });
});
