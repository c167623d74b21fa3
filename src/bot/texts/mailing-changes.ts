import type { Catalogue } from '../language.ts';

export interface MailingChangeTexts {
  readonly stop: (name: string) => string;
  readonly stopIt: string;
  readonly stopped: (name: string) => string;
  readonly delete: (name: string) => string;
  readonly deleteIt: string;
  readonly deleted: (name: string) => string;
  readonly cannotBeUndone: string;
  readonly onlyWaiting: string;
}

export const mailingChangeTexts: Catalogue<MailingChangeTexts> = {
  en: {
    stop: (name) => `Stop the mailing ${name}?`,
    stopIt: 'Stop it',
    stopped: (name) => `The mailing ${name} is stopped.`,
    delete: (name) => `Delete the mailing ${name}?`,
    deleteIt: 'Delete it…',
    deleted: (name) => `The mailing ${name} is deleted.`,
    cannotBeUndone: 'This cannot be undone.',
    onlyWaiting: 'What has been sent already stays sent.',
  },
  ru: {
    stop: (name) => `Остановить рассылку ${name}?`,
    stopIt: 'Остановить',
    stopped: (name) => `Рассылка ${name} остановлена.`,
    delete: (name) => `Удалить рассылку ${name}?`,
    deleteIt: 'Удалить…',
    deleted: (name) => `Рассылка ${name} удалена.`,
    cannotBeUndone: 'Это нельзя отменить.',
    onlyWaiting: 'Что уже отправлено, то отправлено.',
  },
};
