import type { templateAddResults } from '../../smsc/codes.ts';
import type { Catalogue, Wording } from '../language.ts';

export interface TemplateChangeTexts {
  readonly add: (sender: string) => string;
  readonly addIt: string;
  /** Heads the operators and kinds that it is made for. */
  readonly where: string;
  readonly result: string;
  readonly results: Wording<typeof templateAddResults>;
  /** Where the provider said nothing of an operator that was asked for. */
  readonly notTold: string;
  readonly willBeMade: string;
  /** For how many operators and kinds of all that were asked. */
  readonly added: (name: string, count: number, all: number) => string;
  readonly addedNowhere: string;
  readonly everywhere: (name: string) => string;
  /** Leads to the states of the template. */
  readonly look: string;
  readonly watched: (name: string) => string;
  readonly unwatched: (name: string) => string;
  readonly forEverybody: string;
  readonly subscriptionEnded: string;
  readonly notWatched: string;
  readonly watchAgain: string;
}

export const templateChangeTexts: Catalogue<TemplateChangeTexts> = {
  en: {
    add: (sender) => `Make this template for the sender name ${sender}?`,
    addIt: 'Make it',
    where: 'Where',
    result: 'Result',
    results: {
      added: '✓ added',
      'sender-not-accepted': '✗ the sender name is not accepted there',
      'not-saved': '✗ cannot be saved',
    },
    notTold: '? nothing said',
    willBeMade: '+ will be made',
    added: (name, count, all) => `Template ${name} is made: ${count} of ${all}.`,
    addedNowhere: 'The template was made nowhere.',
    everywhere: (name) => `Template ${name} is there already for all that was asked.`,
    look: 'Status',
    watched: (name) => `Template ${name} is watched.`,
    unwatched: (name) => `Template ${name} is no longer watched.`,
    forEverybody: 'No conversation is told of it any more, and it is not in the list of templates.',
    subscriptionEnded: 'Ended here:',
    notWatched: 'This template is not in the list, so nobody watches it.',
    watchAgain: 'Watch it again',
  },
  ru: {
    add: (sender) => `Создать этот шаблон для имени отправителя ${sender}?`,
    addIt: 'Создать',
    where: 'Где',
    result: 'Итог',
    results: {
      added: '✓ создан',
      'sender-not-accepted': '✗ имя отправителя там не принято',
      'not-saved': '✗ не сохраняется',
    },
    notTold: '? ничего не сказано',
    willBeMade: '+ будет создан',
    added: (name, count, all) => `Шаблон ${name} создан: ${count} из ${all}.`,
    addedNowhere: 'Шаблон нигде не создан.',
    everywhere: (name) => `Шаблон ${name} уже есть везде, где просили.`,
    look: 'Статус',
    watched: (name) => `Шаблон ${name} под наблюдением.`,
    unwatched: (name) => `Шаблон ${name} больше не под наблюдением.`,
    forEverybody: 'О нём больше не сообщают ни в один чат, и в списке шаблонов его нет.',
    subscriptionEnded: 'Здесь закончилась:',
    notWatched: 'Этого шаблона в списке нет, за ним никто не наблюдает.',
    watchAgain: 'Наблюдать снова',
  },
};
