import type { Catalogue } from '../language.ts';

export interface SenderChangeTexts {
  readonly add: (name: string) => string;
  readonly addIt: string;
  readonly added: (name: string, id: string) => string;
  readonly taken: (name: string, moderation: string) => string;
  readonly change: (name: string) => string;
  readonly changeIt: string;
  readonly changed: (name: string) => string;
  readonly delete: (name: string) => string;
  readonly deleteIt: string;
  readonly cannotBeUndone: string;
  readonly deleted: (name: string) => string;
  /** Leads to the state of the name. */
  readonly look: string;
  readonly comment: string;
  readonly document: string;
  readonly documentOf: (name: string, kilobytes: number) => string;
  readonly about: string;
  readonly owner: string;
  readonly company: string;
  readonly tax: string;
  readonly site: string;
  readonly email: string;
  readonly address: string;
  readonly services: string;
  readonly purpose: string;
  readonly paid: (operators: readonly string[]) => string;
}

export const senderChangeTexts: Catalogue<SenderChangeTexts> = {
  en: {
    add: (name) => `Add the sender name ${name}?`,
    addIt: 'Add it',
    added: (name, id) => `The sender name ${name} is added with the id ${id}. Moderation comes next.`,
    taken: (name, moderation) => `There is a sender name ${name} already: ${moderation}.`,
    change: (name) => `Change the sender name ${name}?`,
    changeIt: 'Change it',
    changed: (name) => `The sender name ${name} is changed.`,
    delete: (name) => `Delete the sender name ${name}?`,
    deleteIt: 'Delete it…',
    cannotBeUndone: 'This cannot be undone: a new name of the same letters has to pass moderation again.',
    deleted: (name) => `The sender name ${name} is deleted.`,
    look: 'Status',
    comment: 'Comment',
    document: 'Document',
    documentOf: (name, kilobytes) => `${name}, ${kilobytes} KB`,
    about: 'What it is',
    owner: 'Owner',
    company: 'Company',
    tax: 'Tax number',
    site: 'Site',
    email: 'E-mail',
    address: 'Address',
    services: 'Services',
    purpose: 'Informs about',
    paid: (operators) =>
      `This costs money: ${operators.join('; ')}. The provider tells the price of a name to no program; its price list or its manager does.`,
  },
  ru: {
    add: (name) => `Добавить имя отправителя ${name}?`,
    addIt: 'Добавить',
    added: (name, id) => `Имя отправителя ${name} добавлено, его id ${id}. Теперь его ждёт модерация.`,
    taken: (name, moderation) => `Имя отправителя ${name} уже есть: ${moderation}.`,
    change: (name) => `Изменить имя отправителя ${name}?`,
    changeIt: 'Изменить',
    changed: (name) => `Имя отправителя ${name} изменено.`,
    delete: (name) => `Удалить имя отправителя ${name}?`,
    deleteIt: 'Удалить…',
    cannotBeUndone: 'Это нельзя отменить: новому имени с тем же написанием придётся снова пройти модерацию.',
    deleted: (name) => `Имя отправителя ${name} удалено.`,
    look: 'Статус',
    comment: 'Комментарий',
    document: 'Документ',
    documentOf: (name, kilobytes) => `${name}, ${kilobytes} КБ`,
    about: 'Что это',
    owner: 'Владелец',
    company: 'Организация',
    tax: 'ЕГРПОУ или ИНН',
    site: 'Сайт',
    email: 'E-mail',
    address: 'Адрес',
    services: 'Услуги',
    purpose: 'О чём сообщения',
    paid: (operators) =>
      `Это стоит денег: ${operators.join('; ')}. Цену имени провайдер программам не сообщает; она есть в его тарифах и у менеджера.`,
  },
};

/** What the provider's refusals mean for a sender name. */
export const senderRefusals = {
  notAdded: {
    en: 'The provider did not save the name (error 5). Perhaps it is there already, on this account or a subclient: look with /sender list all.',
    ru: 'Провайдер не сохранил имя (ошибка 5). Возможно, оно уже есть на этом аккаунте или у субклиента: посмотрите /sender list all.',
  },
  gone: {
    en: 'The provider knows this name no more (error 3): somebody has deleted it meanwhile. Nothing was done.',
    ru: 'Провайдер больше не знает этого имени (ошибка 3): тем временем его кто-то удалил. Ничего не сделано.',
  },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;
