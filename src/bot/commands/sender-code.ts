import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import type { Command } from '../command.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { phone } from '../parameters/phones.ts';
import { word } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { code, fields, note, strong, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { senderCodeRefusals, senderCodeTexts } from '../texts/sender-codes.ts';
import { senderTexts } from '../texts/senders.ts';
import { senderConfirm } from './sender-confirm.ts';

interface CodeRequest {
  readonly phone: string;
  readonly site: string | null;
  readonly siteName: string | null;
  readonly user: string | null;
}

export const senderCode: Command = defineAction({
  name: 'sender code',
  aliases: [],
  parameters: {
    // All that has no name, so that a number in any shape needs no quotes.
    phone: { ...phone('PHONE'), place: 'many' },
    site: optional(
      keyed(word('NAME', { en: 'the site that the code comes from', ru: 'сайт, от которого придёт код' })),
    ),
    sitename: optional(keyed(word('SITE', { en: 'the address of the site in the text', ru: 'адрес сайта в тексте' }))),
    user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'send a code to a number that is to be a sender name',
    ru: 'отправить код на номер, который станет именем отправителя',
  },
  details: {
    en: ['The code comes as an SMS; /sender confirm takes it. Another one can be sent after 8 hours.'],
    ru: ['Код придёт в SMS; его принимает /sender confirm. Следующий можно отправить через 8 часов.'],
  },
  examples: ['/sender code 79991234567', '/sender code 79991234567 site:my_shop sitename:shop.example'],
  plan: async (_context, { phone: number, site = null, sitename = null, user = null }) => {
    const payload: CodeRequest = { phone: number, site, siteName: sitename, user };
    return { payload };
  },
  propose: async ({ language, message }, { phone: number, site, siteName, user }) => {
    const texts = senderCodeTexts[language];
    const summary = texts.send(privacyOf(message).phone(number));
    return {
      summary,
      blocks: [
        text(strong(summary)),
        fields([
          [texts.from, site ?? texts.usualSender],
          [texts.siteInText, siteName ?? undefined],
          [senderTexts[language].subclient, user ?? undefined],
        ]),
        note(texts.isAnSms),
      ],
      goAhead: texts.sendIt,
    };
  },
  perform: async ({ account, language, message }, { phone: number, site, siteName, user }) => {
    const refusals = {
      'not-found': senderCodeRefusals.noSuchSite,
      undeliverable: senderCodeRefusals.landline,
      'code-already-sent': senderCodeRefusals.tooSoon,
    };
    await inWords(refusals, () =>
      account.client.senders.sendCode({
        phone: number,
        ...(site !== null && { site }),
        ...(siteName !== null && { siteName }),
        ...(user !== null && { user }),
      }),
    );
    const texts = senderCodeTexts[language];
    const shown = privacyOf(message).phone(number);
    const sentence = texts.sent(shown);
    const whose = user === null ? '' : ` user:${user}`;
    const enter = buttonFor(senderConfirm, { phone: number, user: user ?? undefined }, texts.enter);
    return {
      reply: {
        summary: sentence,
        tone: 'good',
        blocks: [
          text(sentence),
          text(texts.thenType, ' ', code(`/sender confirm ${shown === number ? number : 'PHONE'} CODE${whose}`)),
        ],
        buttons: [{ ...enter, form: true }],
      },
    };
  },
  // The provider lists no codes that it has sent.
  lookUp: undefined,
});
