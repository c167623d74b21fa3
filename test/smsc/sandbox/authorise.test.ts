import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { type Fields, get, lines, post, testBench } from './ask.ts';

const account = sandboxAccount({ login: 'alex', password: 'пароль', apikey: 'key-1' });
const md5 = createHash('md5').update('пароль').digest('hex');

describe('who may speak for the account', () => {
  it.each<[string, Fields]>([
    ['login and password', { login: 'alex', psw: 'пароль' }],
    ['login and MD5 of the password', { login: 'alex', psw: md5 }],
    ['the key alone', { apikey: 'key-1' }],
    ['login and key', { login: 'alex', apikey: 'key-1' }],
    ['the key in the place of the password, without login', { login: '', psw: 'key-1' }],
  ])('%s', async (_, credentials) => {
    const { sandbox } = await testBench({ account });

    expect((await post(`${sandbox.url}balance.php`, { ...credentials, charset: 'utf-8' })).text).toBe('1871.62');
  });

  it.each<[string, Fields]>([
    ['nothing', {}],
    ['a login alone', { login: 'alex' }],
    ['a wrong password', { login: 'alex', psw: 'пароль ' }],
    ['MD5 in capitals', { login: 'alex', psw: md5.toUpperCase() }],
    ['another login with the key', { login: 'bob', apikey: 'key-1' }],
    ['a wrong key beside the right password', { login: 'alex', psw: 'пароль', apikey: 'key-2' }],
    ['the password without login', { psw: 'пароль' }],
  ])('not %s', async (_, credentials) => {
    const { sandbox } = await testBench({ account });

    const answer = await post(`${sandbox.url}balance.php`, { ...credentials, charset: 'utf-8' });

    expect([answer.status, answer.text]).toEqual([200, 'ERROR = 2 (authorise error)']);
  });

  it('is refused in the form of each format', async () => {
    const { sandbox } = await testBench({ account });
    const texts = [];
    for (const fmt of ['0', '1', '2', '3', '7', '']) {
      texts.push((await get(`${sandbox.url}balance.php?login=alex&psw=x&fmt=${fmt}`)).text);
    }

    expect(texts).toEqual([
      'ERROR = 2 (authorise error)',
      '0,-2',
      lines('<result>', '<error>authorise error</error>', '<error_code>2</error_code>', '</result>'),
      lines('{', '"error": "authorise error",', '"error_code": 2', '}'),
      'ERROR = 2 (authorise error)',
      'ERROR = 2 (authorise error)',
    ]);
  });
});
