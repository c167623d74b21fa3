import type { Catalogue } from '../language.ts';

export interface LinkTexts {
  /** Stands before the line to be typed. */
  readonly typeThere: string;
  readonly until: string;
  readonly linked: (people: string) => string;
  readonly left: string;
  readonly nobody: string;
  readonly ownCode: string;
  readonly noSuchCode: string;
}

export const linkTexts: Catalogue<LinkTexts> = {
  en: {
    typeThere: 'Type this to the bot on the other platform, in private:',
    until: 'The code is good for ten minutes and for one use. Show it to nobody.',
    linked: (people) => `One person to the bot: ${people}`,
    left: 'You are linked with nobody any more.',
    nobody: 'You are linked with nobody.',
    ownCode: 'This code was given to you here. Type it on the other platform.',
    noSuchCode:
      'There is no such code, or it is older than ten minutes. /access link on the other platform gives a new one.',
  },
  ru: {
    typeThere: 'Наберите это боту на другой платформе, в личном чате:',
    until: 'Код действует десять минут и один раз. Никому его не показывайте.',
    linked: (people) => `Для бота это один человек: ${people}`,
    left: 'Вы больше ни с кем не связаны.',
    nobody: 'Вы ни с кем не связаны.',
    ownCode: 'Этот код вы получили здесь. Наберите его на другой платформе.',
    noSuchCode: 'Такого кода нет, или ему больше десяти минут. Новый даст /access link на другой платформе.',
  },
};
