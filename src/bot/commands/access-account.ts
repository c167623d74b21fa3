import { type Accounts, type Allowed, allowedTo } from '../accounts/accounts.ts';
import type { Conversation } from '../chat.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { wrongPartReply } from '../line/wrong-part.ts';
import { optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { code, fields, type Reply, text } from '../reply.ts';
import { accountTexts } from '../texts/accounts.ts';

export const accessAccount: Command = defineCommand({
  name: 'access account',
  aliases: ['доступ аккаунт'],
  parameters: {
    account: optional(
      word('NAME|off', {
        en: 'the name of an account, or the word off',
        ru: 'имя аккаунта или слово off',
      }),
    ),
  },
  role: 'admin',
  risk: 'read',
  severalOnly: true,
  summary: {
    en: 'the one account that this conversation is about, where the bot has several',
    ru: 'единственный аккаунт этого чата, если у бота их несколько',
  },
  examples: ['/access account shop', '/access account off', '/access account'],
  run: async (context, { account: written }) => {
    const { accounts, message, language } = context;
    const texts = accountTexts[language];
    if (accounts === undefined) return say(texts.one);
    const allowed = await allowedTo(message, accounts);
    if (written === undefined) return overview(context, accounts, allowed);
    const wanted = written.replace(/^@/, '').toLowerCase();
    if (wanted === 'off') {
      await accounts.bindings.release(message.in);
      return say(texts.released);
    }
    const found = allowed.find(({ account }) => account.name === wanted);
    const sentence =
      found === undefined
        ? texts.unknown(wanted, allowed.map(({ account }) => account.name).join(', '))
        : texts.needsAdmin(wanted);
    if (found?.role !== 'admin') {
      return wrongPartReply(
        { line: message.text, command: accessAccount, name: 'account', written, sentence },
        language,
      );
    }
    return bind(context, accounts, wanted);
  },
});

/** What is told of other accounts could not be ended any more from a conversation that reaches them no more. */
async function bind({ message, language }: CommandContext, accounts: Accounts, name: string): Promise<Reply> {
  const texts = accountTexts[language];
  const told = await othersTold(message.in, accounts, name);
  if (told.length > 0) {
    const lines = told.flatMap((other, index) => [...(index === 0 ? [] : [', ']), code(`/subscriptions @${other}`)]);
    const sentence = texts.stillTold(told.join(', '));
    return { summary: sentence, tone: 'warning', blocks: [text(sentence, ' ', ...lines)] };
  }
  await accounts.bindings.bind(message.in, name);
  return say(texts.bound(name));
}

async function othersTold(place: Conversation, { all }: Accounts, name: string): Promise<readonly string[]> {
  const others = all.filter((account) => account.name !== name);
  const told = await Promise.all(others.map((account) => account.isTold(place)));
  return others.filter((_account, index) => told[index]).map((account) => account.name);
}

async function overview(
  { message, language }: CommandContext,
  { bindings }: Accounts,
  allowed: readonly Allowed[],
): Promise<Reply> {
  const texts = accountTexts[language];
  const bound = await bindings.of(message.in);
  const sentence = bound === undefined ? texts.isFree : texts.only(bound);
  const [first] = allowed;
  return {
    summary: sentence,
    blocks: [
      fields(allowed.map(({ account, role }) => [account.name, role])),
      text(sentence),
      ...(first === undefined ? [] : [text(texts.toName, ' ', code(`/balance @${first.account.name}`))]),
      text(texts.toBind, ' ', code('/access account shop'), ', ', code('/access account off')),
    ],
  };
}

function say(sentence: string): Reply {
  return { summary: sentence, blocks: [text(sentence)] };
}
