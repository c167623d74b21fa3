import type { Command } from './command.ts';
import { firstWord } from './command-groups.ts';
import type { HelpTopic } from './texts/help.ts';

/** What commands are about, by their first words, both in the order of help: what is needed most often comes first. */
const words: Readonly<Record<HelpTopic, readonly string[]>> = {
  money: ['balance', 'stats', 'price'],
  messages: ['history', 'inbox', 'send', 'mailing', 'operator', 'link'],
  names: ['sender', 'template'],
  notices: ['subscribe', 'subscriptions', 'unsubscribe', 'mute', 'unmute', 'quiet', 'why', 'replay'],
  subclients: ['subclient'],
  sandbox: ['sandbox'],
  access: ['access', 'audit'],
  bot: ['health', 'language', 'whoami', 'help'],
};

export interface TopicOfHelp {
  readonly topic: HelpTopic;
  readonly commands: readonly Command[];
}

/** The commands under what they are about; topics without any are left out. A command in no topic is in none of them. */
export function inTopics(commands: readonly Command[]): readonly TopicOfHelp[] {
  const byWord = Map.groupBy(commands, firstWord);
  return helpTopics
    .map((topic) => ({ topic, commands: words[topic].flatMap((word) => byWord.get(word) ?? []) }))
    .filter((group) => group.commands.length > 0);
}

const helpTopics = Object.keys(words).filter((name): name is HelpTopic => Object.hasOwn(words, name));
