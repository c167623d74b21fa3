import type { TerminalStreams } from './adapters/terminal/dialogue.ts';
import type { Admission } from './bot/access/access.ts';
import { ofAllAccounts } from './bot/accounts/bindings.ts';
import type { ChatAdapter, ChatMessage } from './bot/chat.ts';
import type { Account, Command } from './bot/command.ts';
import { everyCommand } from './bot/commands/index.ts';
import { greetingReply } from './bot/greeting.ts';
import { complete } from './bot/line/complete.ts';
import type { BarsBlock } from './bot/reply.ts';
import type { Settings } from './bot/settings.ts';
import type { Config, SlackConfig, TelegramConfig } from './config.ts';
import { systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Platform } from './serving.ts';
import type { Database } from './storage/database.ts';
import { version } from './version.ts';

/** The terminal's streams, and what else happens there. */
export interface AppTerminal extends TerminalStreams {
  /** Told of Ctrl-C in the terminal. */
  readonly onInterrupt?: () => void;
}

/** What platforms are built of. */
export interface PlatformParts {
  readonly config: Config;
  /** The first one. */
  readonly account: Account;
  /** All that there are. */
  readonly accounts: readonly Account[];
  /** Under what else than `ofAllAccounts` something is kept for conversations. */
  readonly alsoKeptUnder: readonly string[];
  /** Who may do what, on each account. */
  readonly admissions: readonly Admission[];
  readonly database: Database;
  readonly log: Logger;
  readonly offered: readonly Command[];
  readonly settings: Settings;
  readonly onConnection: (platform: string, isConnected: boolean) => void;
}

/** Those that a token was given for. */
export async function openPlatforms(parts: PlatformParts): Promise<readonly Platform[]> {
  const { telegram, slack } = parts.config;
  return Promise.all([
    ...(telegram === undefined ? [] : [openTelegram(telegram, parts)]),
    ...(slack === undefined ? [] : [openSlack(slack, parts)]),
  ]);
}

/** The terminal, where the process runs. */
export async function openTerminal(
  streams: AppTerminal,
  { config, account, accounts, offered }: Pick<PlatformParts, 'config' | 'account' | 'accounts' | 'offered'>,
): Promise<ChatAdapter> {
  const [{ createTerminalAdapter }, { terminalTexts }] = await Promise.all([
    import('./adapters/terminal/adapter.ts'),
    import('./adapters/terminal/texts.ts'),
  ]);
  const named = accounts.length > 1 ? accounts.map(({ name }) => name) : [];
  return createTerminalAdapter(streams, greetingReply(version, account, config.language), {
    complete: (line) => complete(line, offered, named),
    ...(streams.onInterrupt && { onInterrupt: streams.onInterrupt }),
    folder: process.cwd(),
    unsaved: terminalTexts[config.language].unsaved,
  });
}

/** Loaded only when it is used. */
async function openTelegram({ token, url, webhook }: TelegramConfig, parts: PlatformParts): Promise<Platform> {
  const { createTelegramAdapter } = await import('./adapters/telegram/adapter.ts');
  const { config, admissions, alsoKeptUnder } = parts;
  const grants = await Promise.all(admissions.map((admission) => admission.grants.list()));
  const granted = grants.flat().filter(({ kind, role }) => kind === 'person' && role === 'admin');
  const admins = [...config.admins, ...granted].filter((admin) => admin.platform === 'telegram').map(({ id }) => id);
  return createTelegramAdapter({
    token,
    url,
    ...(webhook && { webhook }),
    alsoKeptUnder,
    ...common(parts, 'telegram'),
    admins: [...new Set(admins)],
  });
}

/** Loaded only when it is used. */
async function openSlack(slack: SlackConfig, parts: PlatformParts): Promise<Platform> {
  const { createSlackAdapter } = await import('./adapters/slack/adapter.ts');
  const { account, accounts } = parts;
  return createSlackAdapter({
    ...slack,
    ...common(parts, 'slack'),
    // A form may be one that only buttons open, such as that of a question.
    commands: everyCommand,
    moment: (named) => {
      const { now, zone } = accounts.find(({ name }) => name === named) ?? account;
      return { now: now(), zone };
    },
  });
}

/** What every platform is given. Everything that draws is loaded only when it is used. */
function common({ config, database, log, offered, settings, onConnection }: PlatformParts, platform: string) {
  return {
    account: ofAllAccounts,
    database,
    isOneOfSeveral: config.databaseUrl !== undefined,
    onConnection: (isConnected: boolean) => onConnection(platform, isConnected),
    clock: systemClock,
    log,
    commands: offered,
    language: config.language,
    languageFor: (message: ChatMessage) => settings.languageFor(message),
    draw: async (chart: BarsBlock) =>
      (await import('./bot/charts/draw-chart.ts')).drawChart(chart).then(({ png }) => png),
  };
}
