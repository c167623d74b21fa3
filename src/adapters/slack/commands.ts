import type { Command } from '../../bot/command.ts';
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
  const single = firstWords(commands)
    .filter((word) => canBeName(prefix + word))
    .map((word): SlackCommand => {
      const group = commands.filter((command) => firstWord(command) === word);
      return {
        command: `/${prefix}${word}`,
        word,
        description: clipUnits(describe(group, language), longestDescription),
        usageHint: clipUnits(group.map(hintOf).filter(Boolean).join(' | '), longestHint),
      };
    });
  return [...single, all];
}

/** The first words that Slack takes no command for, so that they can be typed after `/smsc` or the bot's name only. */
export function withoutSlashCommand(commands: readonly Command[], prefix: string): readonly string[] {
  return firstWords(commands).filter((word) => !canBeName(prefix + word));
}

function canBeName(name: string): boolean {
  return !reservedWords.includes(name) && `/${name}` !== umbrella && name.length < longestName;
}

function firstWord({ name }: Command): string {
  return name.split(' ')[0] ?? name;
}

function firstWords(commands: readonly Command[]): readonly string[] {
  return [...new Set(commands.map(firstWord))];
}

function describe(group: readonly Command[], language: Language): string {
  const [first, ...others] = group;
  if (first !== undefined && others.length === 0) return first.summary[language];
  return group.map((command) => `${restOfName(command)}: ${command.summary[language]}`).join('; ');
}

/** What can stand after the first word. */
function hintOf(command: Command): string {
  return usageLine(command)
    .slice(1 + firstWord(command).length)
    .trim();
}

function restOfName(command: Command): string {
  return command.name.slice(firstWord(command).length).trim() || firstWord(command);
}
