import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type AccountEntry, type ProviderConfig, readAccounts } from './accounts-file.ts';
import { contentOf, type Environment, readVariables, unmetNeeds, type VariableValues } from './lib/environment.ts';
import type { Secret } from './lib/secret.ts';
import { type logLevels, needs, variables } from './variables.ts';

/** What the process was told, checked. */
export interface Config {
  /** How the account is reached; without credentials there is none, and the sandbox takes its place. */
  readonly provider: ProviderConfig | undefined;
  readonly zone: string;
  /** Those of the accounts file, in its order; none without one. */
  readonly accounts: readonly AccountEntry[];
  readonly dataDir: string;
  readonly databaseUrl: Secret | undefined;
  /** Who is admin everywhere. */
  readonly admins: readonly { readonly platform: string; readonly id: string }[];
  readonly language: 'en' | 'ru';
  readonly logLevel: (typeof logLevels)[number];
  /** Every secret that was read, for the log's scrubber. */
  readonly secrets: readonly Secret[];
  /** The platforms that a token was given for. */
  readonly platforms: readonly ('telegram' | 'slack')[];
  readonly telegram: TelegramConfig | undefined;
  readonly slack: SlackConfig | undefined;
  /** The usual pause between two looks of a watcher, in milliseconds. */
  readonly pollMs: number;
  /** Signs what the provider pushes. */
  readonly callbackSecret: Secret | undefined;
  /** Nothing listens without it. */
  readonly httpPort: number | undefined;
}

export interface TelegramConfig {
  readonly token: Secret;
  /** Address of the Bot API server, without `/bot` and without a slash at its end. */
  readonly url: string;
  readonly webhook: { readonly url: string; readonly secret: Secret } | undefined;
}

export interface SlackConfig {
  readonly token: Secret;
  /** Address of the Web API server; ends in `/api/`. */
  readonly url: string;
  /** Socket Mode is taken when both ways are possible. */
  readonly way:
    | { readonly kind: 'socket'; readonly appToken: Secret }
    | { readonly kind: 'http'; readonly signingSecret: Secret };
  /** Stands before the name of each slash command. */
  readonly prefix: string;
}

/** Settings that cannot be used. `problems` has a sentence for each, none of which holds the value of a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the settings and checks them all.
 *
 * @param environment - the variables, as `process.env` has them
 * @param readFile - gives the text of a file, for `NAME_FILE`
 * @throws ConfigError with every problem at once
 */
export function readConfig(environment: Environment, readFile: (path: string) => string): Config {
  const { values, problems } = readVariables(variables, environment, readFile);
  const { accounts, problems: ofFile } = accountsOf(values, readFile);
  const all = [...problems, ...unmetNeeds(variables, needs, environment), ...ofFile];
  if (all.length > 0) throw new ConfigError(all);
  return assemble(values as VariableValues<typeof variables>, accounts);
}

/** The accounts of the file, if there is one: then nothing else may name an account. */
function accountsOf(
  values: Partial<VariableValues<typeof variables>>,
  readFile: (path: string) => string,
): ReturnType<typeof readAccounts> {
  const { ACCOUNTS_FILE: path, SMSC_URL: url, SMSC_TIME_ZONE: zone } = values;
  if (path === undefined) return { accounts: [], problems: [] };
  const others = (['SMSC_LOGIN', 'SMSC_PASSWORD', 'SMSC_API_KEY'] as const).filter((name) => values[name]);
  const problems = others.map((name) => `${name} and ACCOUNTS_FILE are both set; name that account in the file`);
  const json = contentOf('ACCOUNTS_FILE', path, readFile, problems);
  // A default that is wrong has a sentence of its own.
  if (json === undefined || url === undefined || zone === undefined) return { accounts: [], problems };
  const read = readAccounts(json, { url, zone }, readFile);
  return { ...read, problems: [...problems, ...read.problems] };
}

/**
 * The settings of this process: its environment, and below it a `.env` file in the working directory.
 *
 * @throws ConfigError with every problem at once
 */
export function loadConfig(): Config {
  return readConfig({ ...readDotEnv(), ...process.env }, readText);
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}

function readDotEnv(): Environment {
  try {
    return parseEnv(readText('.env'));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
    if (code === 'ENOENT') return {};
    throw new ConfigError([`.env cannot be read (${code})`]);
  }
}

function assemble(values: VariableValues<typeof variables>, accounts: readonly AccountEntry[]): Config {
  const { SMSC_LOGIN: login, SMSC_PASSWORD: password, SMSC_API_KEY: apiKey } = values;
  const secretNames = Object.entries(variables).filter(([, variable]) => 'secret' in variable);
  const platforms: Config['platforms'][number][] = [];
  if (values.TELEGRAM_BOT_TOKEN !== undefined) platforms.push('telegram');
  if (values.SLACK_BOT_TOKEN !== undefined) platforms.push('slack');
  return {
    provider: password || apiKey ? { url: values.SMSC_URL, login, password, apiKey } : undefined,
    zone: values.SMSC_TIME_ZONE,
    accounts,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    admins: values.ADMINS ?? [],
    language: values.LANGUAGE,
    logLevel: values.LOG_LEVEL ?? (platforms.length > 0 ? 'info' : 'warn'),
    secrets: [
      ...secretNames.flatMap(([name]) => (values[name as keyof typeof values] as Secret | undefined) ?? []),
      ...accounts.flatMap(({ password, apiKey }) => [password ?? [], apiKey ?? []].flat()),
    ],
    platforms,
    telegram: telegramOf(values),
    slack: slackOf(values),
    pollMs: values.POLL_SECONDS * 1000,
    callbackSecret: values.SMSC_CALLBACK_SECRET,
    httpPort: values.HTTP_PORT,
  };
}

function telegramOf(values: VariableValues<typeof variables>): TelegramConfig | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  if (token === undefined) return undefined;
  return {
    token,
    url: values.TELEGRAM_API_URL.href.replace(/\/$/, ''),
    webhook: url === undefined || secret === undefined ? undefined : { url: url.href, secret },
  };
}

function slackOf(values: VariableValues<typeof variables>): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = values;
  const { SLACK_API_URL: url, SLACK_COMMAND_PREFIX: prefix = '' } = values;
  if (token === undefined) return undefined;
  const common = { token, url: url.href, prefix };
  if (appToken !== undefined) return { ...common, way: { kind: 'socket', appToken } };
  return signingSecret === undefined ? undefined : { ...common, way: { kind: 'http', signingSecret } };
}
