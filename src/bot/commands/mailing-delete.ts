import { SmscError } from '../../smsc/error.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import { findMailing } from '../mailings/find-mailing.ts';
import { type EndingMailing, endingFields, endingOf, refOf, shownName } from '../mailings/mailing-ending.ts';
import { emailMailing, mailingId } from '../mailings/mailing-parameters.ts';
import { note, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { mailingChangeTexts } from '../texts/mailing-changes.ts';
import { mailingList } from './mailing-list.ts';

export const mailingDelete: Command = defineAction({
  name: 'mailing delete',
  aliases: ['mailing remove'],
  parameters: { id: mailingId('ID'), email: emailMailing },
  role: 'operator',
  risk: 'destroy',
  summary: { en: 'delete a mailing', ru: 'удалить рассылку' },
  details: {
    en: ['It cannot be undone. To keep the mailing and send no more of it: /mailing stop.'],
    ru: ['Это нельзя отменить. Чтобы только прекратить отправку: /mailing stop.'],
  },
  examples: ['/mailing delete 51204'],
  plan: async (context, asked) => {
    const found = await findMailing(context, asked, mailingDelete);
    return 'refused' in found ? found : { payload: endingOf(found.answer, asked.email) };
  },
  propose: async (context, mailing: EndingMailing) => {
    const texts = mailingChangeTexts[context.language];
    const summary = texts.delete(shownName(context, mailing));
    return {
      summary,
      blocks: [text(summary), await endingFields(context, mailing), note(texts.cannotBeUndone, 'warning')],
      goAhead: texts.deleteIt,
      // A name may hold anything, and may be the name of several mailings.
      typed: mailing.id,
    };
  },
  perform: async (context, mailing) => {
    await context.account.client.mailings.delete(refOf(mailing));
    return deleted(context, mailing);
  },
  lookUp: async (context, mailing) => {
    try {
      await context.account.client.mailings.get(refOf(mailing), lookingUp);
      return 'not-done';
    } catch (error) {
      if (error instanceof SmscError && error.code === 'not-found') return deleted(context, mailing);
      throw error;
    }
  },
});

function deleted(context: CommandContext, mailing: EndingMailing): Done {
  const texts = mailingChangeTexts[context.language];
  const sentence = texts.deleted(shownName(context, mailing), mailing.id);
  const buttons = [buttonFor(mailingList, { email: mailing.email || undefined }, texts.others)];
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)], buttons } };
}
