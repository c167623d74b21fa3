import { describe, expect, it } from 'vitest';
import { SmscError } from '../../../src/smsc/error.ts';
import { providerUrl, spareUrl } from '../../../src/smsc/wire/hosts.ts';

describe('providerUrl', () => {
  it.each([
    ['https://smsc.ru/sys/', 'https://smsc.ru/sys/'],
    ['https://smsc.ru/sys', 'https://smsc.ru/sys/'],
    ['https://smsc.ru', 'https://smsc.ru/'],
    ['http://127.0.0.1:8090/sys/', 'http://127.0.0.1:8090/sys/'],
    ['http://127.9.9.9/', 'http://127.9.9.9/'],
    ['http://localhost:1/sys', 'http://localhost:1/sys/'],
    ['http://[::1]:1/sys', 'http://[::1]:1/sys/'],
  ])('takes %s', (address, url) => {
    expect(providerUrl(address).href).toBe(url);
  });

  it.each([
    'http://smsc.ru/sys/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'ftp://smsc.ru/',
    'smsc.ru/sys',
    '',
    'https://alex:qwerty@smsc.ru/sys/',
    'https://smsc.ru/sys/?psw=qwerty',
    'https://smsc.ru/sys/#qwerty',
  ])('refuses %j and does not repeat it', (address) => {
    expect(() => providerUrl(address)).toThrow(SmscError);
    expect(() => providerUrl(address)).not.toThrow(/qwerty/);
  });
});

describe('spareUrl', () => {
  it.each([
    ['https://smsc.ru/sys/', 'https://www2.smsc.ru/sys/'],
    ['https://www.smsc.ru/sys/', 'https://www2.smsc.ru/sys/'],
    ['https://smscentre.com:8443/a/b/', 'https://www2.smscentre.com:8443/a/b/'],
    ['https://my.smsc.dp.ua/sys/', 'https://www2.my.smsc.dp.ua/sys/'],
  ])('of %s is %s', (url, spare) => {
    expect(spareUrl(new URL(url))?.href).toBe(spare);
  });

  it.each([
    'http://127.0.0.1:8090/sys/',
    'http://localhost/sys/',
    'http://[::1]/sys/',
    'https://10.0.0.1/sys/',
    'https://[2001:db8::1]/sys/',
    'https://provider/sys/',
    'https://www2.smsc.ru/sys/',
  ])('of %s is none', (url) => {
    expect(spareUrl(new URL(url))).toBeUndefined();
  });
});
