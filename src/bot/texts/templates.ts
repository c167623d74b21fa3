import type { templateStatuses } from '../../smsc/codes.ts';
import type { TemplateUse } from '../../smsc/operator-keys.ts';
import { type Catalogue, plural, type Wording } from '../language.ts';

export interface TemplateTexts {
  readonly uses: Readonly<Record<TemplateUse, string>>;
  readonly statuses: Wording<typeof templateStatuses>;
  readonly summary: (name: string, counts: string) => string;
  readonly listedAs: (number: number) => string;
  /** Stands before the operators that have no such template. */
  readonly notAt: string;
  readonly notFound: (sender: string, text: string) => string;
  /** A template of the register that no operator knows any more. */
  readonly gone: (number: number) => string;
  readonly letterForLetter: string;
  readonly similar: string;
  readonly unknownNumber: (number: number) => string;
  readonly numbersAreIn: string;
  readonly list: TemplateListTexts;
}

export interface TemplateListTexts {
  readonly number: string;
  readonly sender: string;
  readonly text: string;
  readonly atOperators: string;
  readonly added: string;
  readonly found: (count: number) => string;
  readonly marks: string;
  readonly notAsked: string;
  readonly nowhere: string;
  readonly failed: (what: string) => string;
  readonly empty: string;
  readonly howToFill: string;
}

export const templateTexts: Catalogue<TemplateTexts> = {
  en: {
    uses: {
      service: 'service',
      authorization: 'authorization',
      transactional: 'transactional',
      advertising: 'advertising',
      social: 'social',
    },
    statuses: {
      'not-found': 'no template',
      waiting: 'waiting for registration',
      sent: 'sent for registration',
      accepted: 'accepted by the operator',
      rejected: 'not accepted by the operator',
      paused: 'temporarily disabled',
    },
    summary: (name, counts) => `Template ${name}: ${counts}`,
    listedAs: (number) => `In the list of templates as #${number}; next time this is enough:`,
    notAt: 'No template at:',
    notFound: (sender, text) => `No operator knows a template of “${sender}” with the text “${text}”.`,
    gone: (number) => `No operator knows template #${number} any more.`,
    letterForLetter: 'The text must be that of the template letter for letter, with its placeholders such as %d or %w.',
    similar: 'Similar templates:',
    unknownNumber: (number) => `There is no template #${number} in the list.`,
    numbersAreIn: 'The numbers are in',
    list: {
      number: 'Number',
      sender: 'Sender',
      text: 'Text',
      atOperators: 'At operators',
      added: 'Listed since',
      found: (count) => `${count} ${plural('en', count, { one: 'template', other: 'templates' })}`,
      marks: '✓ accepted · → sent · ○ waiting · ‖ disabled · ✗ not accepted',
      notAsked: 'not asked',
      nowhere: 'no operator knows it',
      failed: (what) => `not known. ${what}`,
      empty: 'The list of templates is empty.',
      howToFill:
        'The provider cannot list templates, so the bot keeps those that it was asked about. Ask once with sender and text:',
    },
  },
  ru: {
    uses: {
      service: 'сервисные',
      authorization: 'авторизационные',
      transactional: 'транзакционные',
      advertising: 'рекламные',
      social: 'социальные',
    },
    statuses: {
      'not-found': 'шаблона нет',
      waiting: 'ожидает регистрации',
      sent: 'отправлен на регистрацию',
      accepted: 'принят оператором',
      rejected: 'не принят оператором',
      paused: 'временно отключён',
    },
    summary: (name, counts) => `Шаблон ${name}: ${counts}`,
    listedAs: (number) => `В списке шаблонов под номером #${number}; в следующий раз достаточно:`,
    notAt: 'Шаблона нет у:',
    notFound: (sender, text) => `Ни один оператор не знает шаблона «${sender}» с текстом «${text}».`,
    gone: (number) => `Ни один оператор больше не знает шаблона #${number}.`,
    letterForLetter: 'Текст должен совпадать с шаблоном буква в букву, вместе с заменами вроде %d или %w.',
    similar: 'Похожие шаблоны:',
    unknownNumber: (number) => `Шаблона #${number} в списке нет.`,
    numbersAreIn: 'Номера есть в',
    list: {
      number: 'Номер',
      sender: 'Отправитель',
      text: 'Текст',
      atOperators: 'У операторов',
      added: 'В списке с',
      found: (count) =>
        `${count} ${plural('ru', count, { one: 'шаблон', few: 'шаблона', many: 'шаблонов', other: 'шаблона' })}`,
      marks: '✓ принят · → отправлен · ○ ожидает · ‖ отключён · ✗ не принят',
      notAsked: 'не спрошен',
      nowhere: 'не известен ни одному оператору',
      failed: (what) => `не известно. ${what}`,
      empty: 'Список шаблонов пуст.',
      howToFill:
        'Провайдер не умеет перечислять шаблоны, поэтому бот хранит те, о которых его спросили. Спросите один раз, с именем и текстом:',
    },
  },
};
