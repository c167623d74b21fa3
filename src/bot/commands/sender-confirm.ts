import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import type { ReadOptions } from '../../smsc/call.ts';
import { nameOf, senderModeration } from '../../smsc/codes.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { phone } from '../parameters/phones.ts';
import { word } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { fields, note, strong, text } from '../reply.ts';
import { senderCodeRefusals, senderCodeTexts } from '../texts/sender-codes.ts';
import { senderTexts } from '../texts/senders.ts';

interface CodeTyped {
  readonly phone: string;
  readonly code: string;
  readonly user: string | null;
  /** Whether the number was a name already. */
  readonly wasAllowed: boolean;
}

export const senderConfirm: Command = defineAction({
  name: 'sender confirm',
  aliases: [],
  parameters: {
    phone: phone('PHONE'),
    code: {
      ...word('CODE', { en: 'the code from the SMS', ru: 'код из SMS' }),
      holds: 'secret',
    },
    user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'make a number a sender name by the code from the SMS',
    ru: 'сделать номер именем отправителя по коду из SMS',
  },
  details: {
    en: ['The code is sent to the number by /sender code.'],
    ru: ['Код отправляет на номер /sender code.'],
  },
  examples: ['/sender confirm 79991234567 338824'],
  plan: async (context, { phone: number, code, user = null }) => {
    const known = await findNumber(context, number, user);
    const payload: CodeTyped = { phone: number, code, user, wasAllowed: known !== undefined && isAllowed(known) };
    return { payload };
  },
  propose: async ({ language, message }, { phone: number, user }) => {
    const texts = senderCodeTexts[language];
    const summary = texts.confirm(privacyOf(message).phone(number));
    return {
      summary,
      blocks: [
        text(strong(summary)),
        ...(user === null ? [] : [fields([[senderTexts[language].subclient, user]])]),
        note(texts.codeIsHeld),
      ],
      goAhead: texts.confirmIt,
    };
  },
  perform: async (context, typed) => {
    const { phone: number, code, user } = typed;
    const refusals = { 'not-found': senderCodeRefusals.noCodeAsked, 'wrong-code': senderCodeRefusals.wrongCode };
    await inWords(refusals, () =>
      context.account.client.senders.confirm({ phone: number, code, ...(user !== null && { user }) }),
    );
    return confirmed(context, typed);
  },
  lookUp: async (context, typed) => {
    if (typed.wasAllowed) return undefined;
    const now = await findNumber(context, typed.phone, typed.user, lookingUp);
    if (now === undefined) return undefined;
    return isAllowed(now) ? confirmed(context, typed) : 'not-done';
  },
});

async function findNumber(
  { account }: CommandContext,
  number: string,
  user: string | null,
  options?: ReadOptions,
): Promise<Sender | undefined> {
  const query = { all: true, ...(user !== null && { user }) };
  const { value } = await everySender(account.client.senders, query, options);
  return value.find(({ name }) => name.replaceAll(/\D/g, '') === number && /^\+?\d+$/.test(name));
}

/** Whether a name may be used. */
function isAllowed({ moderation }: Sender): boolean {
  return moderation !== undefined && nameOf(senderModeration, moderation) === 'allowed';
}

function confirmed({ language, message }: CommandContext, { phone: number }: CodeTyped): Done {
  const sentence = senderCodeTexts[language].confirmed(privacyOf(message).phone(number));
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)] } };
}
