import type { Catalogue } from '../language.ts';

/** What the commands with the same first word are about, by that word; shown where there is one line for all of them. */
export const groupSummaries: Catalogue<Readonly<Record<string, string>>> = {
  en: {
    access: 'who may use the bot, in which role, and spend how much',
    mailing: 'mailings: what came of them, and new ones',
    sandbox: 'the sandbox account, its clock and its faults',
    sender: 'sender names: their state at each operator, and changes',
    subclient: 'subclients: settings and money, what they sent and spent',
    template: 'operator templates: their state, and new ones',
  },
  ru: {
    access: 'кто может пользоваться ботом, в какой роли, лимит трат',
    mailing: 'рассылки: итоги и новые рассылки',
    sandbox: 'учебный аккаунт: его часы и сбои',
    sender: 'имена отправителя: состояние у операторов, изменения',
    subclient: 'субклиенты: настройки, деньги, что отправили и потратили',
    template: 'шаблоны операторов: состояние и новые шаблоны',
  },
};
