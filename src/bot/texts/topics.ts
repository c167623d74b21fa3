import type { Catalogue } from '../language.ts';
import type { Topic } from '../topics/topic.ts';

/** What a chat is told of by each topic. */
export const topicTexts: Catalogue<Readonly<Record<Topic, string>>> = {
  en: {
    sender: 'a sender name appeared, disappeared, changed its state, or waits unusually long',
    template: 'a template that the bot knows changed its state at an operator, or waits unusually long',
    inbox: 'an SMS came in',
    balance: 'the money went under an amount, or lasts less than a time; and when there is enough again',
    mailing: 'a mailing appeared, moved on or finished',
    health: 'the provider, a watcher or a chat platform fails; and when that is over',
  },
  ru: {
    sender: 'имя отправителя появилось, исчезло, сменило состояние или ждёт необычно долго',
    template: 'известный боту шаблон сменил состояние у оператора или ждёт необычно долго',
    inbox: 'пришло SMS',
    balance: 'денег стало меньше суммы или хватит меньше чем на срок; и когда их снова достаточно',
    mailing: 'рассылка появилась, продвинулась или закончилась',
    health: 'не работает провайдер, наблюдение или платформа; и когда это прошло',
  },
};
