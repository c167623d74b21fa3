import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig } from '../src/config.ts';
import type { Environment } from '../src/lib/environment.ts';

const secretFile = '/run/secrets/shop';

/** The settings with an accounts file that holds this. */
function read(content: unknown, environment: Environment = {}): Config {
  const json = typeof content === 'string' ? content : JSON.stringify(content);
  return readConfig({ ACCOUNTS_FILE: 'accounts.json', ...environment }, (path) => {
    if (path === 'accounts.json') return json;
    if (path === secretFile) return 'from-file\n';
    if (path === '/run/secrets/wide') return 'two words';
    throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  });
}

function problemsOf(content: unknown, environment: Environment = {}): readonly string[] {
  try {
    read(content, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the accounts file', () => {
  it('names accounts, each with its secrets or the files that hold them', () => {
    const { accounts, provider } = read([
      { name: 'shop', login: 'alex', passwordFile: secretFile },
      { name: 'blog-2', apiKey: 'k', url: 'https://smsc.kz/sys', timeZone: 'Asia/Almaty' },
    ]);

    expect(provider).toBeUndefined();
    expect(accounts.map(({ name, login, zone, url }) => [name, login, zone, url.href])).toEqual([
      ['shop', 'alex', 'Europe/Moscow', 'https://smscentre.com/sys/'],
      ['blog-2', undefined, 'Asia/Almaty', 'https://smsc.kz/sys/'],
    ]);
    expect(accounts.map(({ password, apiKey }) => [password?.reveal(), apiKey?.reveal()])).toEqual([
      ['from-file', undefined],
      [undefined, 'k'],
    ]);
  });

  it('may begin with the mark that some editors put before a text', () => {
    expect(read(`\u{FEFF}${JSON.stringify([{ name: 'shop', apiKey: 'k' }])}`).accounts).toHaveLength(1);
  });

  it('leaves out what the variables say of all accounts', () => {
    const { accounts } = read([{ name: 'shop', apiKey: 'k' }], {
      SMSC_URL: 'https://smsc.kz/sys/',
      SMSC_TIME_ZONE: 'Asia/Almaty',
    });

    expect(accounts).toMatchObject([{ zone: 'Asia/Almaty', url: new URL('https://smsc.kz/sys/') }]);
  });

  it('has its secrets kept out of the log', () => {
    const { secrets } = read([
      { name: 'shop', login: 'alex', passwordFile: secretFile },
      { name: 'blog', apiKey: 'k' },
    ]);

    expect(secrets.map((secret) => secret.reveal())).toEqual(expect.arrayContaining(['from-file', 'k']));
  });

  it.each([
    ['{"name": "shop"}', 'must name a JSON list'],
    ['[]', 'must name a JSON list'],
    ['[{ canary', 'must name a JSON list'],
    ['[\n{ canary', 'it names is no JSON (line 2 column 3)'],
    ['', 'names an empty file'],
    [['shop'], 'number 1: it must be an object'],
    [[{ apiKey: 'k' }], 'number 1: it has no name'],
    [[{ name: 'My shop', apiKey: 'k' }], 'number 1: name must be 1 to 20 of a-z, 0-9 and -'],
    [[{ name: 'off', apiKey: 'k' }], 'number 1: name must be'],
    [[{ name: 'shop' }], 'shop: it has neither a login with a password nor an API key'],
    [[{ name: 'shop', login: 'alex' }], 'shop: it has a login, but no password'],
    [[{ name: 'shop', password: 'x' }], 'shop: it has a password, but no login'],
    [[{ name: 'shop', apiKey: 'k', apikey: 'k' }], 'shop: apikey is none of name, login'],
    [[{ name: 'shop', apiKey: 7 }], 'shop: apiKey must be an API key'],
    [[{ name: 'shop', apiKey: 'k', url: 'http://smsc.ru/sys/' }], 'shop: url must be an https address'],
    [[{ name: 'shop', apiKey: 'k', timeZone: 'Mars' }], 'shop: timeZone must be an IANA time zone'],
    [[{ name: 'shop', apiKey: 'k', apiKeyFile: secretFile }], 'shop: it has both apiKey and apiKeyFile'],
    [[{ name: 'shop', apiKeyFile: '/nowhere' }], 'shop: apiKeyFile names a file that cannot be read (ENOENT)'],
    [[{ name: 'shop', apiKeyFile: '/run/secrets/wide' }], 'shop: apiKeyFile must name a file with an API key'],
  ])('is refused with a sentence: %j', (content, problem) => {
    expect(problemsOf(content)).toEqual([expect.stringContaining(problem)]);
  });

  it('reports every problem of every account at once', () => {
    const problems = problemsOf(
      [
        { name: 'shop', apiKey: 'two words', timeZone: 'Mars' },
        { name: 'shop', login: 'alex', password: 'x' },
      ],
      { LANGUAGE: 'fr' },
    );

    expect(problems).toEqual([
      expect.stringContaining('LANGUAGE must be'),
      expect.stringContaining('shop: apiKey must be'),
      expect.stringContaining('shop: timeZone must be'),
      'ACCOUNTS_FILE has two accounts with the name shop; give each a name of its own',
    ]);
  });

  it('does not name one account twice, whose limits would be counted apart from each other', () => {
    const again = { login: 'alex', password: 'x' };

    expect(
      problemsOf([
        { name: 'a', ...again },
        { name: 'b', ...again },
      ]),
    ).toEqual(['ACCOUNTS_FILE has one account twice: a and b; keep one of them']);
    expect(
      problemsOf([
        { name: 'a', ...again },
        { name: 'b', ...again, url: 'https://smsc.kz/sys/' },
      ]),
    ).toEqual([]);
  });

  it.each(['SMSC_LOGIN', 'SMSC_PASSWORD', 'SMSC_API_KEY'])('does not stand beside %s', (name) => {
    const set = name === 'SMSC_API_KEY' ? { [name]: 'k' } : { SMSC_LOGIN: 'alex', SMSC_PASSWORD: 'x' };

    expect(problemsOf([{ name: 'shop', apiKey: 'k' }], set)).toContain(
      `${name} and ACCOUNTS_FILE are both set; name that account in the file`,
    );
  });

  it('is refused without a word of the secrets in it, however it is broken', () => {
    const canary = 'canary secret';
    const broken = [
      `[{ "name": "shop", "password": "${canary}" `,
      `"${canary}"`,
      [canary],
      [{ name: 'shop', apiKey: canary }],
      [{ name: 'shop', password: canary }],
      [{ name: 'shop', login: canary, password: canary, passwordFile: secretFile }],
      [{ name: canary, apiKey: canary, timeZone: 'Mars' }],
    ];

    for (const content of broken) {
      const problems = problemsOf(content).join('\n');
      expect(problems).not.toBe('');
      expect(problems).not.toContain(canary);
    }
  });
});
