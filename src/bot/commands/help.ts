import { clip } from '../../lib/clip.ts';
import { remembering } from '../../lib/remembering.ts';
import { type Command, defineCommand, type Risk } from '../command.ts';
import { labelOf } from '../forms/form.ts';
import { inTopics } from '../help-topics.ts';
import type { Language } from '../language.ts';
import { briefUsage, inUsageOrder, nameInUsage } from '../line/usage.ts';
import { optional, type Parameter } from '../parameters/parameter.ts';
import { restOfLine } from '../parameters/words.ts';
import { type Block, code, type Field, fields, note, type Reply, strong, text } from '../reply.ts';
import { helpTexts } from '../texts/help.ts';

export const help = defineCommand({
  name: 'help',
  aliases: ['start', 'помощь', '?'],
  parameters: {
    topic: optional(restOfLine('COMMAND|WORD', { en: 'a command or a word', ru: 'команда или слово' })),
  },
  role: 'viewer',
  risk: 'read',
  summary: { en: 'the commands, or more about one of them', ru: 'список команд или подробности об одной' },
  examples: ['/help', '/help sender status'],
  run: async ({ commands, language }, { topic }) => {
    if (topic === undefined) return everything(commands)[language];
    const wanted = topic.trim().replace(/^\//, '').toLowerCase();
    const exact = commands.find((command) => [command.name, ...command.aliases].includes(wanted));
    if (exact !== undefined) return details(exact, language);
    const matching = commands.filter((command) => mentions(command, wanted, language));
    return matching.length > 0 ? listed(linesOf(matching, language), language) : nothing(topic, commands, language);
  },
});

/** The list of a role's commands is the same for everybody who has it. */
const everything = remembering((commands: readonly Command[]) => ({
  en: listed(inGroups(commands, 'en'), 'en'),
  ru: listed(inGroups(commands, 'ru'), 'ru'),
}));

/** How much is repeated of a word that no command speaks of. */
const longestTopic = 60;

function mentions(command: Command, word: string, language: Language): boolean {
  const { name, aliases, summary, details } = command;
  const told = [name, ...aliases, summary[language], ...(details?.[language] ?? [])];
  return told.join('\n').toLowerCase().includes(word);
}

function inGroups(commands: readonly Command[], language: Language): readonly Field[] {
  return inTopics(commands).flatMap((group) => [
    { label: helpTexts[language].topics[group.topic], value: '', heads: true },
    ...linesOf(group.commands, language),
  ]);
}

function linesOf(commands: readonly Command[], language: Language): readonly Field[] {
  return commands.map(({ name, summary }) => ({ label: `/${name}`, value: summary[language], typed: true }));
}

function listed(lines: readonly Field[], language: Language): Reply {
  const texts = helpTexts[language];
  const more = text(texts.more, ' ', code('/help balance'));
  return { summary: texts.summary, blocks: [{ kind: 'fields', fields: lines }, more, note(texts.quotes)] };
}

function details(command: Command, language: Language): Reply {
  const texts = helpTexts[language];
  const parameters = inUsageOrder(command);
  const blocks: Block[] = [
    text(code(briefUsage(command))),
    text(command.summary[language]),
    ...(command.details?.[language] ?? []).map((paragraph) => text(paragraph)),
    fields([
      [texts.also, command.aliases.length === 0 ? undefined : command.aliases.map((alias) => `/${alias}`).join(', ')],
      [texts.role, `${command.role}, ${texts.risks[riskOf(command)]}`],
    ]),
  ];
  if (parameters.length > 0) {
    const lines = parameters.map(([name, parameter]) => {
      const meaning = meaningOf(parameter, labelOf(command, name, language), language);
      const words = parameter.required ? meaning : `${meaning} (${texts.optional})`;
      return [nameInUsage(name, parameter), words] as const;
    });
    blocks.push(text(strong(texts.arguments)), fields([...lines, ...attachedTo(command, language)]));
  }
  blocks.push(text(strong(texts.examples)), ...command.examples.map((example) => text(code(example))));
  return { summary: `/${command.name}: ${command.summary[language]}`, blocks };
}

/** What changes only the bot, such as a role, asks nothing. */
function riskOf({ risk, action }: Command): Risk {
  return action === undefined ? 'read' : risk;
}

/** A file beside the line, with those commands that take one. */
function attachedTo({ takesFiles }: Command, language: Language): readonly (readonly [label: string, words: string])[] {
  const texts = helpTexts[language];
  if (takesFiles === undefined) return [];
  return [[texts.attached, `${lowered(takesFiles.hint[language])} (${texts.optional})`]];
}

/** What an argument has to be, behind what it is for where the one does not say the other. */
function meaningOf({ place, expects }: Parameter<unknown>, label: string, language: Language): string {
  const written = expects[language];
  if (place === 'flag' || written.toLowerCase().includes(label.toLowerCase())) return written;
  return `${lowered(label)}: ${written}`;
}

/** As it stands within a line; abbreviations stay as they are. */
function lowered(sentence: string): string {
  return sentence.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
}

function nothing(topic: string, commands: readonly Command[], language: Language): Reply {
  const reply = listed(inGroups(commands, language), language);
  const sentence = helpTexts[language].nothing(clip(topic, longestTopic));
  return { ...reply, summary: sentence, blocks: [text(sentence), ...reply.blocks] };
}
