import { SmscError } from '../../smsc/error.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { failureOf } from '../errors.ts';
import type { Language } from '../language.ts';
import { type Block, type FieldsBlock, fields, note, strong, text } from '../reply.ts';
import { homeTexts } from '../texts/home.ts';
import { balance } from './balance.ts';

/** What a person sees first where a platform has a page for each: the account, the money, what they may do. */
export const home = defineCommand({
  name: 'home',
  aliases: [],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  hidden: true,
  summary: { en: 'the account, your role and your commands', ru: 'аккаунт, ваша роль и ваши команды' },
  examples: [],
  run: async (context) => {
    const { account, role, language, commands } = context;
    const texts = homeTexts[language];
    const who = fields([
      [texts.account, account.name],
      [texts.role, role],
    ]);
    return {
      summary: `${account.name}, ${role}`,
      blocks: [who, ...(await moneyOf(context)), text(strong(texts.commands)), groupsOf(commands, language)],
      buttons: [{ label: texts.help, command: '/help' }],
    };
  },
});

/** The answer of `/balance`; the rest is worth showing without it, so a failure is told in its place. */
async function moneyOf(context: CommandContext): Promise<readonly Block[]> {
  try {
    return (await balance.run(context, {})).blocks;
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    context.log.warn({ err }, 'the balance is not known');
    const { what, todo } = failureOf(err, context.language);
    return [note(what, 'bad'), text(todo)];
  }
}

/** A line for each first word: what its command does, or the words that can follow. */
function groupsOf(commands: readonly Command[], language: Language): FieldsBlock {
  const groups = Map.groupBy(commands, ({ name }) => name.split(' ')[0] ?? name);
  return fields(
    [...groups].map(([word, group]) => {
      const [first] = group;
      const isAlone = group.length === 1 && first?.name === word;
      const following = group.map(({ name }) => name.slice(word.length).trim()).filter(Boolean);
      return [`/${word}`, isAlone ? first.summary[language] : following.join(', ')];
    }),
  );
}
