import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readManifestFlags } from '../../../scripts/generated/slack-flags.ts';
import { events, scopes, slackManifest } from '../../../src/adapters/slack/manifest.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';

const root = join(import.meta.dirname, '../../..');
const secure = z.string().regex(/^https:\/\/[^/]+\/.*$/);

/** @see https://docs.slack.dev/reference/app-manifest */
const documented = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(1), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4000),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          url: secure.optional(),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000).optional(),
          should_escape: z.literal(false),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: secure.optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: secure.optional() }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

function made(options: { language?: 'en' | 'ru'; prefix?: string; address?: URL } = {}) {
  const manifest = slackManifest({ commands: everyCommand, language: 'en', prefix: '', ...options });
  return documented.parse(JSON.parse(JSON.stringify(manifest)));
}

function run(flags: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env['PATH'], ...environment };
  return promisify(execFile)(process.execPath, ['scripts/slack-manifest.ts', ...flags], { cwd: root, env });
}

describe('the manifest', () => {
  it.each(['en', 'ru'] as const)('keeps the limits of Slack, with a prefix and without (%s)', (language) => {
    for (const prefix of ['', 'sms-', 'sixteen-letters_']) expect(() => made({ language, prefix })).not.toThrow();
  });

  it('over Socket Mode names no address', () => {
    const { settings, features } = made();

    expect(settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify({ settings, features })).not.toContain('http');
  });

  it.each(['https://bot.example.com', 'https://bot.example.com/'])(
    'over HTTP names one for everything: %s',
    (written) => {
      const { settings, features } = made({ address: new URL(written) });
      const addresses = [
        settings.event_subscriptions.request_url,
        settings.interactivity.request_url,
        ...features.slash_commands.map(({ url }) => url),
      ];

      expect(settings.socket_mode_enabled).toBe(false);
      expect(new Set(addresses)).toEqual(new Set(['https://bot.example.com/slack/events']));
    },
  );

  it('leaves out what only buttons and the sandbox are for', () => {
    const names = made().features.slash_commands.map(({ command }) => command);

    expect(names).toContain('/balance');
    for (const name of ['/home', '/page', '/csv', '/show', '/sandbox']) expect(names).not.toContain(name);
  });

  it('asks for the scopes and events that have a reason, and for nothing else', () => {
    const { oauth_config: oauth, settings } = made();

    expect(oauth.scopes.bot).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'im:history',
      'im:write',
    ]);
    expect(settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
    expect([...Object.values(scopes), ...Object.values(events)].every((reason) => reason.length > 10)).toBe(true);
  });
});

describe('npm run slack:manifest', () => {
  it('prints JSON alone', async () => {
    const flags = ['--language', 'ru', '--prefix', 'sms-', '--http', 'https://bot.example.com'];
    const { stdout } = await run(flags);

    expect(JSON.parse(stdout)).toEqual(
      made({ language: 'ru', prefix: 'sms-', address: new URL('https://bot.example.com') }),
    );
  });

  it('takes language and prefix from the settings of the bot, below its flags', async () => {
    const settings = { LANGUAGE: 'ru', SLACK_COMMAND_PREFIX: 'sms-' };
    const { stdout: fromSettings } = await run([], settings);
    const { stdout: fromFlags } = await run(['--language', 'en', '--prefix', ''], settings);

    expect(JSON.parse(fromSettings)).toEqual(made({ language: 'ru', prefix: 'sms-' }));
    expect(JSON.parse(fromFlags)).toEqual(made());
  });

  it('says what is wrong, and prints nothing', async () => {
    await expect(run(['--language', 'de'])).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: '--language (or LANGUAGE) must be one of en, ru.\n',
    });
  });

  it.each([
    [{ language: 'de' }, '--language (or LANGUAGE) must be one of en, ru.'],
    [{ prefix: 'Sms ' }, '--prefix (or SLACK_COMMAND_PREFIX) must be 1 to 16 lower-case letters, digits, _ and -.'],
    [{ http: 'http://bot.example.com' }, '--http must be the https address of the bot.'],
    [{ http: 'http://127.0.0.1' }, '--http must be the https address of the bot.'],
    [{ http: 'bot.example.com' }, '--http must be the https address of the bot.'],
    [{ http: '' }, '--http must be the https address of the bot.'],
  ])('does not take %s', (flags, sentence) => {
    expect(readManifestFlags({ language: 'en', prefix: '', ...flags })).toBe(sentence);
  });
});
