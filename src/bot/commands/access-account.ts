import { type Accounts, type Allowed, allowedTo, shownTo } from '../accounts/accounts.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { wrongPartReply } from '../line/wrong-part.ts';
import { optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { code, fields, note, type Reply, text } from '../reply.ts';
import { accountTexts } from '../texts/accounts.ts';

export const accessAccount: Command = defineCommand({
  name: 'access account',
  aliases: ['доступ аккаунт'],
  parameters: {
    account: optional(
      word('NAME|off', {
        en: 'the name of an account, or off for any',
        ru: 'имя аккаунта или off для любого',
      }),
    ),
  },
  role: 'admin',
  risk: 'change',
  severalOnly: true,
  summary: {
    en: 'the one account that this conversation is about',
    ru: 'единственный аккаунт, о котором этот чат',
  },
  details: {
    en: [
      'A conversation that is bound to one account reaches no other; off unbinds it. Without a name it tells what it is now.',
    ],
    ru: [
      'Чат, привязанный к одному аккаунту, не достаёт до других; off отвязывает его. Без имени — показать, как сейчас.',
    ],
  },
  examples: ['/access account shop', '/access account off', '/access account'],
  run: async (context, { account: written }) => {
    const { accounts, message, language } = context;
    const texts = accountTexts[language];
    const isOne = accounts?.all.length === 1 && (await accounts.bindings.of(message.in)) === undefined;
    if (accounts === undefined || isOne) return say(texts.one);
    if (written === undefined) return overview(context, accounts);
    const wanted = written.replace(/^@/, '').toLowerCase();
    if (wanted === 'off') {
      await accounts.bindings.release(message.in);
      for (const account of accounts.all) await account.comeBack(message.in);
      return say(texts.released);
    }
    const allowed = await allowedTo(message, accounts);
    const shown = await shownTo(message, accounts);
    const found = allowed.find(({ account }) => account.name === wanted);
    const sentence =
      found === undefined
        ? texts.unknown(wanted, shown.map(({ account }) => account.name).join(', '))
        : texts.needsAdmin(wanted);
    if (found?.role !== 'admin') {
      return wrongPartReply(
        { line: message.text, command: accessAccount, name: 'account', written, sentence },
        language,
      );
    }
    return bind(context, accounts, found, allowed);
  },
});

/** From the binding on nothing of another account is shown there, so that comes first. */
async function bind(
  { message, language }: CommandContext,
  { all, bindings }: Accounts,
  { account: chosen }: Allowed,
  allowed: readonly Allowed[],
): Promise<Reply> {
  const texts = accountTexts[language];
  await bindings.bind(message.in, chosen.name);
  await chosen.comeBack(message.in);
  let isLeft = false;
  for (const account of all) {
    const wasTold = account !== chosen && (await account.leave(message.in));
    // Nor does this tell anybody of an account on which they have no role.
    isLeft ||= wasTold && allowed.some((each) => each.account === account);
  }
  const reply = { ...say(texts.bound(chosen.name)), account: chosen.name };
  return isLeft ? { ...reply, blocks: [...reply.blocks, note(texts.toldNoMore, 'warning')] } : reply;
}

async function overview({ message, language }: CommandContext, accounts: Accounts): Promise<Reply> {
  const texts = accountTexts[language];
  const bound = await accounts.bindings.of(message.in);
  const shown = await shownTo(message, accounts);
  const sentence = bound === undefined ? texts.isFree : texts.only(bound);
  const [first] = shown;
  return {
    summary: sentence,
    blocks: [
      fields(shown.map(({ account, role }) => [account.name, role])),
      text(sentence),
      ...(first === undefined || bound !== undefined
        ? []
        : [text(texts.toName, ' ', code(`/balance @${first.account.name}`))]),
      text(texts.toBind, ' ', code('/access account shop'), ', ', code('/access account off')),
    ],
  };
}

function say(sentence: string): Reply {
  return { summary: sentence, blocks: [text(sentence)] };
}
