import { longestMessage } from '../../smsc/areas/message-form.ts';
import { defineAction } from '../acting/define-action.ts';
import type { Command, CommandContext } from '../command.ts';
import { answersFrom, findReceived } from '../messages/received.ts';
import { optional, type Parameter, right, wrong } from '../parameters/parameter.ts';
import { messageText } from '../parameters/words.ts';
import { readPhone } from '../phones/phone-numbers.ts';
import { privacyOf } from '../privacy.ts';
import { code, type Reply, type Span, text } from '../reply.ts';
import { replyingTexts } from '../texts/replying.ts';
import { oneSms, type Sending } from './send.ts';

const received: Parameter<string> = {
  hint: 'SMS',
  place: 'next',
  required: true,
  field: 'text',
  isGiven: true,
  expects: {
    en: 'the id of an incoming SMS, or of the notification that told of it',
    ru: 'id входящего SMS или метка уведомления о нём',
  },
  words: [],
  parse: (written) => {
    const id = written.trim().toLowerCase();
    return /^(?:e-[a-z\d]{4,12}|[1-9]\d{0,19})$/.test(id) ? right(id) : wrong;
  },
  print: (id) => id,
};

/** `/send` to who wrote, whose number nobody has to see for that. */
export const reply: Command = defineAction({
  name: 'reply',
  aliases: [],
  parameters: { sms: received, text: { ...optional(messageText('TEXT', longestMessage)), isWanted: true } },
  role: 'operator',
  risk: 'spend',
  hidden: true,
  summary: {
    en: 'answer an incoming SMS, after showing the price',
    ru: 'ответить на входящее SMS, сначала показав цену',
  },
  examples: [],
  plan: async (context, { sms: id, text: written }) => {
    const { language, message } = context;
    const texts = replyingTexts[language];
    const found = await findReceived(context, id);
    if (found === undefined) return { refused: refusal(texts.unknown, ' ', code('/send 79991234567 …')) };
    const phone = readPhone(found.from)?.number;
    if (phone === undefined) return { refused: refusal(texts.noNumber(found.from)) };
    if (written === undefined) return { refused: askForText(id, privacyOf(message).phone(phone), context) };
    const payload: Sending = { phone, text: written, sender: (await answersFrom(context, found)) ?? null };
    return { payload };
  },
  ...oneSms,
});

/** Where there is no form to fill in. */
function askForText(id: string, phone: string, { language }: CommandContext): Reply {
  const texts = replyingTexts[language];
  const sentence = texts.whatToSay(phone);
  const line = `/reply ${id}`;
  return {
    summary: sentence,
    blocks: [text(sentence), text(texts.orType, ' ', code(`${line} ${texts.text}`))],
    begins: line,
  };
}

function refusal(sentence: string, ...more: readonly Span[]): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence, ...more)] };
}
