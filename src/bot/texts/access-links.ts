import type { Catalogue } from '../language.ts';

export interface LinkTexts {
  /** Stands before the line to be typed. */
  readonly typeThere: string;
  readonly until: string;
  readonly linked: (people: string) => string;
  /** For who was given the code, elsewhere. */
  readonly linkedThere: (person: string) => string;
  /** For those that somebody was linked with. */
  readonly leftThere: (person: string) => string;
  /** Stands before the line that ends it. */
  readonly toEnd: string;
  readonly left: string;
  readonly stillOne: string;
  readonly nobody: string;
  readonly ownCode: string;
  readonly noSuchCode: string;
  readonly tooMany: string;
}

export const linkTexts: Catalogue<LinkTexts> = {
  en: {
    typeThere: 'Type this to the bot on the other platform, in private:',
    until: 'The code is good for ten minutes and for one use. Show it to nobody.',
    linked: (people) => `One person to the bot: ${people}`,
    linkedThere: (person) =>
      `Your code was typed by ${person}: you are one person to the bot now, and the higher of your roles counts.`,
    leftThere: (person) => `${person} is linked with you no more.`,
    toEnd: 'If that was not you, end it at once:',
    left: 'You are linked with nobody any more.',
    stillOne: 'For a day neither can approve of what the other asks for.',
    nobody: 'You are linked with nobody.',
    ownCode: 'This code was given to you here. Type it on the other platform.',
    noSuchCode:
      'There is no such code, or it is older than ten minutes. /access link on the other platform gives a new one.',
    tooMany: 'Too many codes were wrong. In ten minutes you can try again.',
  },
  ru: {
    typeThere: 'Наберите это боту на другой платформе, в личном чате:',
    until: 'Код действует десять минут и один раз. Никому его не показывайте.',
    linked: (people) => `Для бота это один человек: ${people}`,
    linkedThere: (person) =>
      `Ваш код набрали: ${person}. Для бота вы теперь один человек, и действует высшая из ваших ролей.`,
    leftThere: (person) => `Вы больше не связаны с ${person}.`,
    toEnd: 'Если это были не вы, сразу отмените:',
    left: 'Вы больше ни с кем не связаны.',
    stillOne: 'Ещё сутки никто из вас не сможет одобрить просьбу другого.',
    nobody: 'Вы ни с кем не связаны.',
    ownCode: 'Этот код вы получили здесь. Наберите его на другой платформе.',
    noSuchCode: 'Такого кода нет, или ему больше десяти минут. Новый даст /access link на другой платформе.',
    tooMany: 'Слишком много неверных кодов. Через десять минут можно попробовать снова.',
  },
};
