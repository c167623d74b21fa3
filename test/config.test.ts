import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import type { Environment } from '../src/lib/environment.ts';
import { variables } from '../src/variables.ts';

const noFiles = (path: string): string => {
  throw Object.assign(new Error(`no such file ${path}`), { code: 'ENOENT' });
};

function problemsOf(environment: Environment, readFile = noFiles): readonly string[] {
  try {
    readConfig(environment, readFile);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('need nothing: without a variable the bot has a sandbox account and its defaults', () => {
    const config = readConfig({}, noFiles);

    expect(config).toMatchObject({
      provider: undefined,
      zone: 'Europe/Moscow',
      dataDir: './data',
      databaseUrl: undefined,
      admins: [],
      language: 'en',
      logLevel: 'warn',
      platforms: [],
    });
  });

  it('take login and password, or an API key alone, as the way to a real account', () => {
    const byPassword = readConfig({ SMSC_LOGIN: 'alex', SMSC_PASSWORD: 'p w' }, noFiles);
    const byKey = readConfig({ SMSC_API_KEY: 'k1' }, noFiles);

    expect(byPassword.provider?.url.href).toBe('https://smscentre.com/sys/');
    expect(byPassword.provider?.password?.reveal()).toBe('p w');
    expect(byKey.provider?.apiKey?.reveal()).toBe('k1');
    expect(byKey.provider?.login).toBeUndefined();
  });

  it('accept the example of every variable', () => {
    const { ACCOUNTS_FILE: file, ...others } = variables;
    const everything = Object.fromEntries(Object.entries(others).map(([name, { example }]) => [name, example]));

    expect(problemsOf(everything)).toEqual([]);
    expect(problemsOf({ ACCOUNTS_FILE: file.example }, () => '[{ "name": "shop", "apiKey": "k" }]')).toEqual([]);
  });

  it('accept the default of every variable when it is written out', () => {
    const defaults = Object.entries(variables).flatMap(([name, variable]) =>
      'default' in variable ? [[name, variable.default] as const] : [],
    );

    expect(problemsOf(Object.fromEntries(defaults))).toEqual([]);
  });

  it('count an empty value as not set', () => {
    const blank = Object.fromEntries(Object.keys(variables).map((name) => [name, '']));

    expect(problemsOf(blank)).toEqual([]);
    expect(readConfig(blank, noFiles).provider).toBeUndefined();
  });

  it('ignore variables that are not in the table', () => {
    expect(problemsOf({ SMSC_COLOUR: 'red', PATH: '/bin' })).toEqual([]);
  });

  it('report every problem at once, each with its variable and an example', () => {
    const problems = problemsOf({
      LANGUAGE: 'fr',
      HTTP_PORT: '70000',
      POLL_SECONDS: '0',
      ADMINS: 'bob',
      SMSC_URL: 'ftp://x/',
    });

    expect(problems).toHaveLength(5);
    for (const name of ['LANGUAGE', 'HTTP_PORT', 'POLL_SECONDS', 'ADMINS', 'SMSC_URL'] as const) {
      expect(problems.find((problem) => problem.startsWith(`${name} must be`))).toContain(variables[name].example);
    }
  });

  it('never print the value of a secret that is wrong', () => {
    const canary = 'canary value with spaces';
    const secrets = Object.entries(variables).filter(([, variable]) => 'secret' in variable);
    const wrong = Object.fromEntries(secrets.map(([name]) => [name, canary]));

    const problems = problemsOf(wrong).join('\n');

    expect(problems).toContain('SMSC_API_KEY');
    expect(problems).not.toContain(canary);
  });

  it.each([
    [{ SMSC_LOGIN: 'alex' }, 'SMSC_LOGIN is set, but SMSC_PASSWORD or SMSC_API_KEY is not'],
    [{ SMSC_PASSWORD: 'x', SMSC_LOGIN_FILE: '/run/login' }, 'SMSC_PASSWORD is set, but SMSC_LOGIN is not'],
    [{ SMSC_PASSWORD: 'x' }, 'SMSC_PASSWORD is set, but SMSC_LOGIN is not'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN is set, but SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is not'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }, 'SLACK_SIGNING_SECRET is set, but HTTP_PORT'],
    [
      { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_URL: 'https://a.example/', HTTP_PORT: '80' },
      'TELEGRAM_WEBHOOK_URL is set, but TELEGRAM_WEBHOOK_SECRET is not',
    ],
    [{ TELEGRAM_WEBHOOK_SECRET: 'x' }, 'TELEGRAM_WEBHOOK_SECRET is set, but TELEGRAM_WEBHOOK_URL is not'],
    [{ SMSC_CALLBACK_SECRET: 'x' }, 'SMSC_CALLBACK_SECRET is set, but HTTP_PORT is not'],
  ])('call half of a pair a problem: %j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['http://127.0.0.1:8090/sys/', 'http://127.0.0.1:8090/sys/'],
    ['http://localhost:8090/sys', 'http://localhost:8090/sys/'],
    ['http://[::1]/sys/', 'http://[::1]/sys/'],
    ['https://smsc.kz/sys/', 'https://smsc.kz/sys/'],
  ])('take %s as the address of the provider', (written, url) => {
    const config = readConfig({ SMSC_URL: written, SMSC_API_KEY: 'k' }, noFiles);

    expect(config.provider?.url.href).toBe(url);
  });

  it.each([
    'http://smsc.ru/sys/',
    'http://127.0.0.1.evil.example/',
    'https://alex:1@smsc.ru/',
    'https://smsc.ru/?a=1',
    'smsc.ru',
    'http://128.0.0.1/',
  ])('refuse %s as the address of the provider', (written) => {
    expect(problemsOf({ SMSC_URL: written })).toEqual([expect.stringContaining('SMSC_URL must be')]);
  });

  it('read a secret from the file that NAME_FILE names, without its last line break', () => {
    const files: Record<string, string> = { '/run/key': 'from-file\n' };

    const config = readConfig({ SMSC_API_KEY_FILE: '/run/key' }, (path) => files[path] ?? '');

    expect(config.provider?.apiKey?.reveal()).toBe('from-file');
  });

  it('say which secret file is missing, empty or given beside the value', () => {
    expect(problemsOf({ SMSC_API_KEY_FILE: '/nowhere' })).toEqual([
      expect.stringMatching(/SMSC_API_KEY_FILE .*ENOENT.*\/nowhere/),
    ]);
    expect(problemsOf({ SMSC_API_KEY_FILE: '/empty' }, () => '')).toEqual([expect.stringContaining('empty file')]);
    expect(problemsOf({ SMSC_API_KEY_FILE: '/a', SMSC_API_KEY: 'b' }, () => 'c')).toEqual([
      'SMSC_API_KEY and SMSC_API_KEY_FILE are both set; keep one of them',
    ]);
  });

  it('do not read NAME_FILE for what is no secret', () => {
    expect(readConfig({ LANGUAGE_FILE: '/x' }, noFiles).language).toBe('en');
  });

  it('name the admins by platform and id', () => {
    expect(readConfig({ ADMINS: 'telegram:1001, slack:U01' }, noFiles).admins).toEqual([
      { platform: 'telegram', id: '1001' },
      { platform: 'slack', id: 'U01' },
    ]);
  });

  it('log more when a platform talks than when the terminal does', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '1:a' }, noFiles)).toMatchObject({
      logLevel: 'info',
      platforms: ['telegram'],
    });
    expect(readConfig({ LOG_LEVEL: 'debug' }, noFiles).logLevel).toBe('debug');
  });

  it('reach Slack over a socket when both ways are possible, else over HTTP', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', HTTP_PORT: '80' };

    expect(readConfig({ ...http, SLACK_APP_TOKEN: 'xapp-1' }, noFiles)).toMatchObject({
      platforms: ['slack'],
      slack: { url: 'https://slack.com/api/', prefix: '', way: { kind: 'socket' } },
    });
    expect(readConfig(http, noFiles).slack?.way.kind).toBe('http');
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' })).toEqual([]);
    expect(readConfig({}, noFiles).slack).toBeUndefined();
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_SIGNING_SECRET', 'two words'],
    ['SLACK_API_URL', 'https://slack.com/'],
    ['SLACK_API_URL', 'http://slack.com/api/'],
    ['SLACK_COMMAND_PREFIX', 'SMS '],
  ])('refuse %s with the value %j', (name, value) => {
    const others = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's', HTTP_PORT: '80' };

    expect(problemsOf({ ...others, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('keep every secret for the scrubber of the log', () => {
    const config = readConfig(
      { SMSC_LOGIN: 'alex', SMSC_PASSWORD: 'hidden', DATABASE_URL: 'postgres://u:p@h/d' },
      noFiles,
    );

    expect(config.secrets.map((secret) => secret.reveal()).sort()).toEqual(['hidden', 'postgres://u:p@h/d']);
    expect(JSON.stringify(config)).not.toContain('hidden');
  });
});
