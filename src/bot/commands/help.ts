import { clip } from '../../lib/clip.ts';
import { remembering } from '../../lib/remembering.ts';
import { type Command, defineCommand } from '../command.ts';
import type { Language } from '../language.ts';
import { nameInUsage, usageLine } from '../line/usage.ts';
import { optional } from '../parameters/parameter.ts';
import { restOfLine } from '../parameters/words.ts';
import { type Block, code, type Field, fields, note, type Reply, strong, text } from '../reply.ts';
import { helpTexts, type Topic } from '../texts/help.ts';

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
  return `${command.name} ${command.aliases.join(' ')} ${command.summary[language]}`.toLowerCase().includes(word);
}

/** What a command is about, by its first word; the bot itself where it is not named. */
const topics: Readonly<Record<string, Topic>> = {
  balance: 'money',
  stats: 'money',
  subclient: 'money',
  price: 'money',
  history: 'messages',
  inbox: 'messages',
  mailing: 'messages',
  send: 'messages',
  reply: 'messages',
  link: 'messages',
  operator: 'messages',
  sender: 'names',
  template: 'names',
  subscribe: 'notices',
  subscriptions: 'notices',
  unsubscribe: 'notices',
  mute: 'notices',
  unmute: 'notices',
  quiet: 'notices',
  sandbox: 'sandbox',
};
const inOrder: readonly Topic[] = ['money', 'messages', 'names', 'notices', 'sandbox', 'bot'];

function topicOf({ name }: Command): Topic {
  return topics[name.split(' ')[0] ?? ''] ?? 'bot';
}

function inGroups(commands: readonly Command[], language: Language): readonly Field[] {
  const groups = Map.groupBy(commands, topicOf);
  return inOrder.flatMap((topic) => {
    const lines = linesOf(groups.get(topic) ?? [], language);
    return lines.length === 0 ? [] : [{ label: helpTexts[language].topics[topic], value: '', heads: true }, ...lines];
  });
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
  const parameters = Object.entries(command.parameters);
  const blocks: Block[] = [
    text(code(usageLine(command))),
    text(command.summary[language]),
    fields([
      [texts.also, command.aliases.length === 0 ? undefined : command.aliases.map((alias) => `/${alias}`).join(', ')],
      [texts.role, `${command.role}, ${texts.risks[command.risk]}`],
    ]),
  ];
  if (parameters.length > 0) {
    const lines = parameters.map(([name, parameter]) => {
      const { expects, required } = parameter;
      const words = required ? expects[language] : `${expects[language]} (${texts.optional})`;
      return [nameInUsage(name, parameter), words] as const;
    });
    blocks.push(text(strong(texts.arguments)), fields(lines));
  }
  blocks.push(text(strong(texts.examples)), ...command.examples.map((example) => text(code(example))));
  return { summary: `/${command.name}: ${command.summary[language]}`, blocks };
}

function nothing(topic: string, commands: readonly Command[], language: Language): Reply {
  const reply = listed(inGroups(commands, language), language);
  const sentence = helpTexts[language].nothing(clip(topic, longestTopic));
  return { ...reply, summary: sentence, blocks: [text(sentence), ...reply.blocks] };
}
