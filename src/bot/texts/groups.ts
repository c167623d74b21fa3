import type { Catalogue } from '../language.ts';

/** What the commands with the same first word are about, by that word; shown where there is one line for all of them. */
export const groupSummaries: Catalogue<Readonly<Record<string, string>>> = {
  en: {
    access: 'who may use the bot, and in which role',
    mailing: 'mailings and what came of them',
    sandbox: 'the sandbox account, its clock and its faults',
    sender: 'sender names and their state at each operator',
    subclient: 'what subclients sent and spent',
    template: 'operator templates and their state at each operator',
  },
  ru: {
    access: 'кто может пользоваться ботом и в какой роли',
    mailing: 'рассылки и их итоги',
    sandbox: 'учебный аккаунт: его часы и сбои',
    sender: 'имена отправителя и их состояние у операторов',
    subclient: 'что отправили и потратили субклиенты',
    template: 'шаблоны операторов и их состояние у каждого',
  },
};
