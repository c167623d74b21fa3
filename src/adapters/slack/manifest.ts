import type { Command } from '../../bot/command.ts';
import type { Language } from '../../bot/language.ts';
import { slackCommands } from './commands.ts';
import { requestPath } from './receiver/http.ts';
import { slackTexts } from './texts.ts';

export interface ManifestOptions {
  /** Every command that may be offered. */
  readonly commands: readonly Command[];
  readonly language: Language;
  /** Stands before the name of each slash command. */
  readonly prefix: string;
  /** Where Slack reaches the bot's HTTP port, with or without a path before the bot's own; Socket Mode when absent. */
  readonly address?: URL | undefined;
}

/**
 * Everything that the bot is allowed to do in a workspace, and what for; it asks for nothing else.
 *
 * @see https://docs.slack.dev/reference/scopes
 */
export const scopes = {
  'app_mentions:read': 'to hear lines with its name in them',
  'chat:write': 'to answer, to put an answer in place of “working…”, and to take that away',
  commands: 'to have slash commands',
  'files:read': 'to read a file that comes with a command or in a form, such as a list of numbers',
  'files:write': 'to show charts and to give CSV files',
  'im:history': 'to hear what people write to it directly',
  'im:write': 'to open the direct chat, for files and answers that only one person may see',
} as const;

/**
 * What the bot listens to, and what for.
 *
 * @see https://docs.slack.dev/reference/events
 */
export const events = {
  app_home_opened: 'somebody opened its Home tab',
  app_mention: 'its name was said where it is a member',
  'message.im': 'somebody wrote to it directly',
} as const;

/**
 * The description that Slack makes an app from.
 *
 * @see https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest({ commands, language, prefix, address }: ManifestOptions): object {
  const texts = slackTexts[language];
  const url = address && address.href.replace(/\/$/, '') + requestPath;
  const offered = commands.filter(({ hidden, sandboxOnly }) => hidden !== true && sandboxOnly !== true);
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'SMS Centre',
      description: texts.description,
      long_description: texts.longDescription,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'smsc', always_online: true },
      slash_commands: slackCommands(offered, prefix, language).map(({ command, description, usageHint }) => ({
        command,
        ...(url !== undefined && { url }),
        description,
        ...(usageHint !== '' && { usage_hint: usageHint }),
        should_escape: false,
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(scopes) } },
    settings: {
      event_subscriptions: { ...(url !== undefined && { request_url: url }), bot_events: Object.keys(events) },
      interactivity: { is_enabled: true, ...(url !== undefined && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}
