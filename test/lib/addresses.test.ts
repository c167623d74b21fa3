import { describe, expect, it } from 'vitest';
import { isLoopback, safeAddress, safeBaseAddress } from '../../src/lib/addresses.ts';

describe('an address that may be given secrets', () => {
  it.each([
    'https://smsc.ru/sys/',
    'http://127.0.0.1:8090/',
    'http://127.9.9.9/',
    'http://localhost/',
    'http://[::1]/',
  ])('is %s', (written) => {
    expect(safeAddress(written)?.href).toBe(written);
  });

  it.each([
    'http://smsc.ru/',
    'http://127.0.0.1.example/',
    'http://localhost.example/',
    'https://a:b@smsc.ru/',
    'https://smsc.ru/?a',
    'https://smsc.ru/#a',
    'ftp://localhost/',
    'smsc.ru',
    '',
  ])('is not %j', (written) => {
    expect(safeAddress(written)).toBeUndefined();
  });

  it('gets a slash at its end where names are appended to it', () => {
    expect(safeBaseAddress('https://smsc.ru/sys')?.href).toBe('https://smsc.ru/sys/');
    expect(safeBaseAddress('http://smsc.ru/sys')).toBeUndefined();
  });

  it('leads to this machine for every host of 127.0.0.0/8 and no other', () => {
    expect(['127.0.0.1', '127.255.0.1', 'localhost', '[::1]'].every(isLoopback)).toBe(true);
    expect(['128.0.0.1', '127.0.0', 'localhosts', '10.127.0.0.1'].some(isLoopback)).toBe(false);
  });
});
