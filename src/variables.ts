import * as z from 'zod/mini';
import type { Needs, VariableTable } from './lib/environment.ts';
import {
  baseAddress,
  matching,
  oneOf,
  people,
  postgresAddress,
  timeZone,
  webAddress,
  wholeNumber,
} from './lib/forms.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const filled = matching(/^\S+$/);

/**
 * Every environment variable, described once: the checks and their sentences, the README's table and `.env.example`
 * are made from this table, in its order.
 */
export const variables = {
  SMSC_LOGIN: {
    group: 'Provider',
    form: filled,
    expects: 'the login of the account, without spaces',
    example: 'alex',
    about: 'Login of the account; goes with `SMSC_PASSWORD`. Without credentials the bot uses its sandbox account.',
  },
  SMSC_PASSWORD: {
    group: 'Provider',
    secret: true,
    form: z.string(),
    expects: 'the password of the account',
    example: 'password-of-alex',
    about: 'Password of the account, or its lower-case MD5.',
  },
  SMSC_API_KEY: {
    group: 'Provider',
    secret: true,
    form: filled,
    expects: 'an API key, without spaces',
    example: 'key-from-the-account-settings',
    about: 'API key of the account, in place of login and password.',
  },
  SMSC_URL: {
    group: 'Provider',
    form: baseAddress,
    expects: 'an https address without query (plain http only on loopback)',
    example: 'https://smsc.ru/sys/',
    default: 'https://smscentre.com/sys/',
    about:
      'Base address that the file names of the API are appended to; sister sites have their own. Goes with credentials.',
  },
  SMSC_TIME_ZONE: {
    group: 'Provider',
    form: timeZone,
    expects: 'an IANA time zone',
    example: 'Asia/Almaty',
    default: 'Europe/Moscow',
    about: 'Time zone of the account, in which the provider writes its dates; goes with credentials.',
  },
  ACCOUNTS_FILE: {
    group: 'Provider',
    form: z.string().check(z.minLength(1)),
    expects: 'the path of a JSON file',
    example: '/etc/smsc-chatops/accounts.json',
    about:
      'File that names several accounts, in place of `SMSC_LOGIN`, `SMSC_PASSWORD` and `SMSC_API_KEY`; what it leaves out is taken from `SMSC_URL` and `SMSC_TIME_ZONE`.',
  },
  SMSC_CALLBACK_SECRET: {
    group: 'Provider',
    secret: true,
    form: filled,
    expects: 'a text without spaces',
    example: 'a-long-random-text',
    about: "Secret in the address of the provider's push handler; needs `HTTP_PORT`.",
  },
  DATA_DIR: {
    group: 'Bot',
    form: z.string().check(z.minLength(1)),
    expects: 'a folder',
    example: '/var/lib/smsc-chatops',
    default: './data',
    about: 'Folder of the embedded database; made when it is missing.',
  },
  DATABASE_URL: {
    group: 'Bot',
    secret: true,
    form: postgresAddress,
    expects: 'a postgres:// address',
    example: 'postgres://bot:password@db.example/bot',
    about: 'PostgreSQL in place of the embedded database.',
  },
  ADMINS: {
    group: 'Bot',
    form: people,
    expects: 'a list of platform:id with the platforms telegram and slack',
    example: 'telegram:1001,slack:U01',
    about: 'People who are admin everywhere.',
  },
  LANGUAGE: {
    group: 'Bot',
    form: oneOf(['en', 'ru']),
    expects: 'en or ru',
    example: 'ru',
    default: 'en',
    about: 'Language of answers for those who chose none.',
  },
  POLL_SECONDS: {
    group: 'Bot',
    form: wholeNumber(1, 3600),
    expects: 'a whole number of seconds from 1 to 3600',
    example: '60',
    default: '30',
    about: "Interval of the watchers; the provider's limits win over it.",
  },
  HTTP_PORT: {
    group: 'Bot',
    form: wholeNumber(1, 65_535),
    expects: 'a port from 1 to 65535',
    example: '8080',
    about: 'Port for webhooks, health and metrics; nothing listens without it.',
  },
  LOG_LEVEL: {
    group: 'Bot',
    form: oneOf(logLevels),
    expects: `one of ${logLevels.join(', ')}`,
    example: 'debug',
    about: 'How much is logged to stderr; `info`, and `warn` while the terminal talks.',
  },
  TELEGRAM_BOT_TOKEN: {
    group: 'Telegram',
    secret: true,
    form: matching(/^\d+:[\w-]+$/),
    expects: 'a bot token: digits, a colon, letters and digits',
    example: '110201543:token-from-BotFather',
    about: 'Token of the Telegram bot; its presence switches Telegram on.',
  },
  TELEGRAM_API_URL: {
    group: 'Telegram',
    form: webAddress,
    expects: 'an https address without /bot (plain http only on loopback)',
    example: 'http://127.0.0.1:8081',
    default: 'https://api.telegram.org',
    about: 'Address of a Bot API server, without /bot at its end.',
  },
  TELEGRAM_WEBHOOK_URL: {
    group: 'Telegram',
    form: webAddress,
    expects: 'an https address (plain http only on loopback)',
    example: 'https://bot.example/telegram',
    about: 'Public address of the webhook, in place of long polling; needs `HTTP_PORT`.',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    group: 'Telegram',
    secret: true,
    form: matching(/^[\w-]{1,256}$/),
    expects: '1 to 256 letters, digits, _ and -',
    example: 'a-long-random-text',
    about: 'Secret that Telegram sends with each webhook request.',
  },
  SLACK_BOT_TOKEN: {
    group: 'Slack',
    secret: true,
    form: matching(/^xoxb-\S+$/),
    expects: 'a bot token that begins with xoxb-',
    example: 'xoxb-token-of-the-app',
    about: 'Bot token of the Slack app; goes with an app token or a signing secret.',
  },
  SLACK_APP_TOKEN: {
    group: 'Slack',
    secret: true,
    form: matching(/^xapp-\S+$/),
    expects: 'an app token that begins with xapp-',
    example: 'xapp-token-of-the-app',
    about: 'App token of the Slack app: Socket Mode.',
  },
  SLACK_SIGNING_SECRET: {
    group: 'Slack',
    secret: true,
    form: filled,
    expects: 'the signing secret of the app, without spaces',
    example: 'secret-from-the-app-page',
    about: 'Signing secret of the Slack app: requests over HTTP at `/slack/events`; needs `HTTP_PORT`.',
  },
  SLACK_API_URL: {
    group: 'Slack',
    form: webAddress.check(z.refine((address) => address.pathname.endsWith('/api/'))),
    expects: 'an https address that ends in /api/ (plain http only on loopback)',
    example: 'http://127.0.0.1:8082/api/',
    default: 'https://slack.com/api/',
    about: 'Web API server.',
  },
  SLACK_COMMAND_PREFIX: {
    group: 'Slack',
    form: matching(/^[a-z0-9_-]{1,16}$/),
    expects: '1 to 16 lower-case letters, digits, _ and -',
    example: 'sms-',
    about: 'Put before each slash command but `/smsc`, for workspaces where the names are taken.',
  },
} as const satisfies VariableTable;

/** What each variable cannot do without: it must have at least one of the others. */
export const needs: Needs<typeof variables> = [
  ['SMSC_LOGIN', ['SMSC_PASSWORD', 'SMSC_API_KEY']],
  ['SMSC_PASSWORD', ['SMSC_LOGIN']],
  ['SMSC_CALLBACK_SECRET', ['HTTP_PORT']],
  ['TELEGRAM_WEBHOOK_URL', ['TELEGRAM_WEBHOOK_SECRET']],
  ['TELEGRAM_WEBHOOK_URL', ['TELEGRAM_BOT_TOKEN']],
  ['TELEGRAM_WEBHOOK_URL', ['HTTP_PORT']],
  ['TELEGRAM_WEBHOOK_SECRET', ['TELEGRAM_WEBHOOK_URL']],
  ['SLACK_BOT_TOKEN', ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']],
  ['SLACK_APP_TOKEN', ['SLACK_BOT_TOKEN']],
  ['SLACK_SIGNING_SECRET', ['SLACK_BOT_TOKEN']],
  ['SLACK_SIGNING_SECRET', ['HTTP_PORT', 'SLACK_APP_TOKEN']],
];
