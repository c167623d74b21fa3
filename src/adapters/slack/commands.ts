import type { Command } from '../../bot/command.ts';
import { commandGroups, firstWord, groupSummary } from '../../bot/command-groups.ts';
import type { Language } from '../../bot/language.ts';
import { usageLine } from '../../bot/line/usage.ts';
import { clipUnits } from '../../lib/clip.ts';
import { slackTexts } from './texts.ts';

/** A slash command as Slack offers it while a line is typed. */
export interface SlackCommand {
  /** With its slash and the prefix. */
  readonly command: string;
  /** The first word of the commands that it stands for; none for the one that takes every command. */
  readonly word: string | undefined;
  readonly description: string;
  readonly usageHint: string;
}

/** Takes every command as its text, whatever names are taken; it has no prefix. */
export const umbrella = '/smsc';

/**
 * Names that Slack keeps for itself. One of them makes it refuse a whole manifest. It publishes no list of what it
 * refuses, so these are the commands that it has or had itself.
 *
 * @see https://slack.com/help/articles/201259356-Use-built-in-slash-commands-in-Slack
 */
export const reservedWords: readonly string[] =
  'active apps archive away call collapse commands dm dnd expand feed feedback help huddle invite join keys kick leave list me msg mute open part prefs pro remind remove rename search shortcuts shrug star status topic who'.split(
    ' ',
  );

/** Slack's limit for a name, its slash included. */
const longestName = 32;
/** Slack takes 2000 and 1000; more than a few lines are not read while typing. */
const longestDescription = 250;
const longestHint = 150;

/**
 * The slash commands: one for the first word of each command, and the one that takes them all.
 *
 * @param prefix - stands before each name but that of the one for all
 * @see https://docs.slack.dev/reference/app-manifest
 */
export function slackCommands(
  commands: readonly Command[],
  prefix: string,
  language: Language,
): readonly SlackCommand[] {
  const texts = slackTexts[language];
  const all = { command: umbrella, word: undefined, description: texts.umbrella, usageHint: texts.umbrellaHint };
  const single = commandGroups(commands)
    .filter(({ word }) => canBeName(prefix + word))
    .map(
      (group): SlackCommand => ({
        command: `/${prefix}${group.word}`,
        word: group.word,
        description: clipUnits(groupSummary(group, language), longestDescription),
        usageHint: clipUnits(group.commands.map(hintOf).filter(Boolean).join(' | '), longestHint),
      }),
    );
  return [...single, all];
}

/** The first words that Slack takes no command for, so that they can be typed after `/smsc` or the bot's name only. */
export function withoutSlashCommand(commands: readonly Command[], prefix: string): readonly string[] {
  return commandGroups(commands)
    .map(({ word }) => word)
    .filter((word) => !canBeName(prefix + word));
}

/** The line of a command as it can be typed in Slack; any other stays as it is. */
export function speltLine(line: string, commands: readonly Command[], prefix: string): string {
  const [, word = '', rest = ''] = /^\/(\S+)(.*)$/su.exec(line) ?? [];
  const known = commands.find((command) => firstWord(command) === word);
  if (known === undefined) return line;
  return known.hidden !== true && canBeName(prefix + word) ? `/${prefix}${word}${rest}` : `${umbrella} ${word}${rest}`;
}

function canBeName(name: string): boolean {
  return !reservedWords.includes(name) && `/${name}` !== umbrella && name.length < longestName;
}

/** What can stand after the first word. */
function hintOf(command: Command): string {
  return usageLine(command)
    .slice(1 + firstWord(command).length)
    .trim();
}
