import { SmscError } from '../../smsc/error.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { commandGroups, groupSummary } from '../command-groups.ts';
import { failureOf } from '../errors.ts';
import type { Language } from '../language.ts';
import { type Block, type Field, type FieldsBlock, fields, note, strong, text } from '../reply.ts';
import { ownSubscriptions } from '../subscriptions/own-subscriptions.ts';
import { homeTexts } from '../texts/home.ts';
import { balance } from './balance.ts';

/** What a person sees first where a platform has a page for each: the account, the money, what is told, what they may do. */
export const home = defineCommand({
  name: 'home',
  aliases: [],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  hidden: true,
  summary: {
    en: 'the account, your role, your subscriptions and your commands',
    ru: 'аккаунт, ваша роль, ваши подписки и ваши команды',
  },
  examples: [],
  run: async (context) => {
    const { account, role, language, commands } = context;
    const texts = homeTexts[language];
    const who = fields([
      [texts.account, account.name],
      [texts.role, role],
    ]);
    const told = await ownSubscriptions(context);
    return {
      summary: `${account.name}, ${role}`,
      blocks: [
        who,
        ...(await moneyOf(context)),
        ...told.blocks,
        text(strong(texts.commands)),
        groupsOf(commands, language),
      ],
      buttons: [{ label: texts.help, command: '/help' }, ...told.buttons],
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

/** A line for each first word and the words that can follow: what they are about. */
function groupsOf(commands: readonly Command[], language: Language): FieldsBlock {
  const lines = commandGroups(commands).map((group): Field => {
    const about = groupSummary(group, language);
    const value = group.following.length === 0 ? about : `${group.following.join(', ')} · ${about}`;
    return { label: `/${group.word}`, value, typed: true };
  });
  return { kind: 'fields', fields: lines };
}
