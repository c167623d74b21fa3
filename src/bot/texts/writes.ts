import type { Catalogue } from '../language.ts';

export interface WriteTexts {
  /** What was done, as the beginning of a sentence. Of operations by their names; `other` for any that has no words. */
  readonly done: Readonly<Record<string, string>> & { readonly other: string };
  /** It is not known whether it was done. */
  readonly perhaps: (done: string) => string;
  /** The banner above an answer from before it. */
  readonly overtaken: (length: string, done: string, ago: string, what: string) => string;
}

export const writeTexts: Catalogue<WriteTexts> = {
  en: {
    done: {
      'mailings.add': 'a mailing was made',
      'mailings.cancel': 'a mailing was stopped',
      'mailings.delete': 'a mailing was deleted',
      'operatorTemplates.add': 'a template was added',
      'senders.add': 'a sender name was added',
      'senders.change': 'a sender name was changed',
      'senders.confirm': 'a number was confirmed as a sender name',
      'senders.delete': 'a sender name was deleted',
      'senders.sendCode': 'a code was sent to a number',
      'sending.send': 'an SMS was sent',
      'subclients.add': 'a subclient was added',
      'subclients.change': 'a subclient was changed',
      'subclients.pay': 'a subclient was paid',
      other: 'something was changed',
    },
    perhaps: (done) => `perhaps ${done}`,
    overtaken: (length, done, ago, what) =>
      `STALE, ${length} old: since then ${done} (${ago}), which does not show here yet. ${what}`,
  },
  ru: {
    done: {
      'mailings.add': 'создана рассылка',
      'mailings.cancel': 'остановлена рассылка',
      'mailings.delete': 'удалена рассылка',
      'operatorTemplates.add': 'добавлен шаблон',
      'senders.add': 'добавлено имя отправителя',
      'senders.change': 'изменено имя отправителя',
      'senders.confirm': 'подтверждён номер как имя отправителя',
      'senders.delete': 'удалено имя отправителя',
      'senders.sendCode': 'отправлен код на номер',
      'sending.send': 'отправлено SMS',
      'subclients.add': 'добавлен субклиент',
      'subclients.change': 'изменён субклиент',
      'subclients.pay': 'пополнен субклиент',
      other: 'что-то изменено',
    },
    perhaps: (done) => `возможно, ${done}`,
    overtaken: (length, done, ago, what) =>
      `УСТАРЕЛО: данным ${length}. С тех пор ${done} (${ago}), здесь этого ещё не видно. ${what}`,
  },
};
