import { reservedWords, withoutSlashCommand } from '../../src/adapters/slack/commands.ts';
import { events, type ManifestOptions, scopes, slackManifest } from '../../src/adapters/slack/manifest.ts';
import { commands } from '../../src/bot/commands/index.ts';
import { withSection } from './sections.ts';

export type ManifestFlags = Omit<ManifestOptions, 'commands'>;

/** The manifest as it is printed. */
export function manifestPage(flags: ManifestFlags): string {
  return `${JSON.stringify(slackManifest({ ...flags, commands }), null, 2)}\n`;
}

/** The one in the docs: Socket Mode, English, no prefix. */
export function exampleManifest(): string {
  return manifestPage({ language: 'en', prefix: '' });
}

/** The page about Slack with its tables written anew. */
export function withSlackSections(page: string): string {
  const sections = { scopes: tableOf('scope', scopes), events: tableOf('event', events), names: reservedNames() };
  return Object.entries(sections).reduce((written, [name, content]) => withSection(written, name, content), page);
}

/** The commands that have no slash command of their own, and the names that Slack keeps. */
function reservedNames(): string {
  const without = withoutSlashCommand(commands, '').map((word) => `\`/smsc ${word}\``);
  const kept = reservedWords.map((word) => `\`${word}\``);
  return `So without a prefix these are typed after the one for all: ${without.join(', ')}.\n\nLeft to Slack are ${kept.join(', ')}.`;
}

function tableOf(head: string, entries: Readonly<Record<string, string>>): string {
  const rows = Object.entries(entries).map(([name, reason]) => `| \`${name}\` | ${reason} |`);
  return [`| ${head} | what for |`, '| --- | --- |', ...rows].join('\n');
}
