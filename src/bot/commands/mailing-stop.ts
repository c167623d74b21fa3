import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import type { Command, CommandContext } from '../command.ts';
import { findMailing } from '../mailings/find-mailing.ts';
import { type EndingMailing, endingFields, endingOf, refOf, shownName } from '../mailings/mailing-ending.ts';
import { emailMailing, mailingId } from '../mailings/mailing-parameters.ts';
import { note, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { mailingChangeTexts } from '../texts/mailing-changes.ts';
import { mailingShow } from './mailing-show.ts';

export const mailingStop: Command = defineAction({
  name: 'mailing stop',
  aliases: ['mailing cancel'],
  parameters: { id: mailingId('ID'), email: emailMailing },
  role: 'operator',
  risk: 'change',
  summary: { en: 'stop a mailing that waits to be sent', ru: 'остановить рассылку, которая ждёт отправки' },
  details: {
    en: ['What has been sent already stays sent.'],
    ru: ['То, что уже отправлено, остаётся отправленным.'],
  },
  examples: ['/mailing stop 51204'],
  plan: async (context, asked) => {
    const found = await findMailing(context, asked, mailingStop);
    return 'refused' in found ? found : { payload: endingOf(found.answer, asked.email) };
  },
  propose: async (context, mailing: EndingMailing) => {
    const texts = mailingChangeTexts[context.language];
    const summary = texts.stop(shownName(context, mailing));
    return {
      summary,
      blocks: [text(summary), await endingFields(context, mailing), note(texts.onlyWaiting)],
      goAhead: texts.stopIt,
    };
  },
  perform: async (context, mailing) => {
    await context.account.client.mailings.cancel(refOf(mailing));
    return stopped(context, mailing);
  },
  // No page tells what the numbers of a mailing's states mean, so nothing in an answer says that it was stopped.
  lookUp: undefined,
});

function stopped(context: CommandContext, mailing: EndingMailing): Done {
  const texts = mailingChangeTexts[context.language];
  const sentence = texts.stopped(shownName(context, mailing), mailing.id);
  const buttons = [buttonFor(mailingShow, { id: mailing.id, email: mailing.email || undefined }, texts.look)];
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)], buttons } };
}
