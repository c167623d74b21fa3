import type { Catalogue } from '../language.ts';

export interface SenderChangeTexts {
  readonly delete: (name: string) => string;
  readonly deleteIt: string;
  readonly cannotBeUndone: string;
  readonly deleted: (name: string) => string;
}

export const senderChangeTexts: Catalogue<SenderChangeTexts> = {
  en: {
    delete: (name) => `Delete the sender name ${name}?`,
    deleteIt: 'Delete it…',
    cannotBeUndone: 'This cannot be undone: a new name of the same letters has to pass moderation again.',
    deleted: (name) => `The sender name ${name} is deleted.`,
  },
  ru: {
    delete: (name) => `Удалить имя отправителя ${name}?`,
    deleteIt: 'Удалить…',
    cannotBeUndone: 'Это нельзя отменить: новому имени с тем же написанием придётся снова пройти модерацию.',
    deleted: (name) => `Имя отправителя ${name} удалено.`,
  },
};
