import type { Catalogue } from '../language.ts';

export interface MailingChangeTexts {
  readonly stop: (name: string) => string;
  readonly stopIt: string;
  readonly stopped: (name: string, id: string) => string;
  readonly delete: (name: string) => string;
  readonly deleteIt: string;
  readonly deleted: (name: string, id: string) => string;
  readonly cannotBeUndone: string;
  readonly onlyWaiting: string;
  /** Lead to how it is afterwards. */
  readonly look: string;
  readonly others: string;
}

export const mailingChangeTexts: Catalogue<MailingChangeTexts> = {
  en: {
    stop: (name) => `Stop the mailing ${name}?`,
    stopIt: 'Stop it',
    stopped: (name, id) => `The mailing ${name}${idOf(name, id)} is stopped.`,
    delete: (name) => `Delete the mailing ${name}?`,
    deleteIt: 'Delete it…',
    deleted: (name, id) => `The mailing ${name}${idOf(name, id)} is deleted.`,
    cannotBeUndone: 'This cannot be undone.',
    onlyWaiting: 'What has been sent already stays sent.',
    look: 'How it is now',
    others: 'The other mailings',
  },
  ru: {
    stop: (name) => `Остановить рассылку ${name}?`,
    stopIt: 'Остановить',
    stopped: (name, id) => `Рассылка ${name}${idOf(name, id)} остановлена.`,
    delete: (name) => `Удалить рассылку ${name}?`,
    deleteIt: 'Удалить…',
    deleted: (name, id) => `Рассылка ${name}${idOf(name, id)} удалена.`,
    cannotBeUndone: 'Это нельзя отменить.',
    onlyWaiting: 'Что уже отправлено, то отправлено.',
    look: 'Как она теперь',
    others: 'Остальные рассылки',
  },
};

/** Behind a name; one without a name is called by its id already. */
function idOf(name: string, id: string): string {
  return name === id ? '' : ` (${id})`;
}
