import type { Catalogue } from '../language.ts';

export interface WatchingTexts {
  readonly watched: string;
  readonly already: string;
  readonly tooMany: (most: number) => string;
  readonly failed: string;
  readonly notOfSubclients: string;
}

/** Whether a conversation is told how something goes on that was just made. */
export const watchingTexts: Catalogue<WatchingTexts> = {
  en: {
    watched: 'This conversation is told how it goes on:',
    already: 'This conversation is told how it goes on already:',
    tooMany: (most) => `This conversation is not told how it goes on: it has ${most} subscriptions already.`,
    failed: 'It was done, but it could not be noted that this conversation is to be told how it goes on.',
    notOfSubclients: 'The names of subclients are not watched. To see how it goes on:',
  },
  ru: {
    watched: 'О том, что будет дальше, сообщим в этот чат:',
    already: 'О том, что будет дальше, в этот чат уже сообщают:',
    tooMany: (most) => `В этот чат о том, что будет дальше, не сообщим: подписок в нём уже ${most}.`,
    failed: 'Сделано, но записать, что в этот чат надо сообщить, что будет дальше, не удалось.',
    notOfSubclients: 'Имена субклиентов не под наблюдением. Чтобы увидеть, что дальше:',
  },
};
