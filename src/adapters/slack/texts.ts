import type { Catalogue } from '../../bot/language.ts';

export interface SlackTexts {
  /** Over a button whose command is no longer known. */
  readonly oldButton: string;
  /** Over a button whose command cannot be looked up because the storage fails. */
  readonly notLookedUp: string;
  /** On the button that shows an answer to everybody. */
  readonly share: string;
  /** Above an answer that somebody shows to everybody. */
  readonly sharedBy: (name: string) => string;
  /** After an answer whose files went to the direct chat. */
  readonly fileInDirect: string;
  /** In place of a file that could not be uploaded. */
  readonly fileFailed: string;
  /** In the direct chat, in place of a question that cannot be shown in its channel. */
  readonly cannotAskThere: string;
  /** Before what is to be typed to confirm something. */
  readonly typeIt: string;
  /** In a select, before anything is chosen. */
  readonly choose: string;
  /** Under the beginning of an answer that is too long for Slack. */
  readonly wholeInFile: string;
  readonly tooLongForHome: string;
  /** To somebody who sends a form that was open for too long. */
  readonly formExpired: string;
  /** Of the command that takes every command. */
  readonly umbrella: string;
  readonly umbrellaHint: string;
  /** Under the app's name; at most 140 characters. */
  readonly description: string;
  /** On the app's page; 174 to 4000 characters. */
  readonly longDescription: string;
}

export const slackTexts: Catalogue<SlackTexts> = {
  en: {
    oldButton: 'This button no longer works. Ask again.',
    notLookedUp: 'This could not be looked up just now. Press again later.',
    share: 'Share',
    sharedBy: (name) => `${name} asked`,
    fileInDirect: 'The file is in your direct chat with me.',
    fileFailed: 'The file could not be shown: Slack did not take it. Ask for it again later.',
    cannotAskThere:
      'I cannot write in the channel where you asked, so nothing can be confirmed there. Type the command here.',
    typeIt: 'To confirm, press the button and type this there, or mention me with it in the thread of this message:',
    choose: 'Choose…',
    wholeInFile: 'The whole answer is in the file.',
    tooLongForHome: 'There is more than fits here.',
    formExpired: 'This form was open for too long. Ask again.',
    umbrella: 'any command of the bot; alone, what it can do',
    umbrellaHint: 'balance | sender status NAME | help | …',
    description: 'Answers about an SMS Centre account: balance, senders, messages, mailings.',
    longDescription:
      'Answers questions about an SMS Centre account: balance and how long it lasts, sender names and templates at the operators, sent and incoming SMS, mailings, prices. Look-ups are seen by the one who asked; --share shows them to everybody. It works for its own team only, and for nobody whom an admin has not let in.',
  },
  ru: {
    oldButton: 'Эта кнопка больше не работает. Спросите ещё раз.',
    notLookedUp: 'Сейчас это не удалось узнать. Нажмите ещё раз позже.',
    share: 'Показать всем',
    sharedBy: (name) => `Вопрос от ${name}`,
    fileInDirect: 'Файл — в вашем личном чате со мной.',
    fileFailed: 'Файл показать не удалось: Slack его не принял. Запросите его позже ещё раз.',
    cannotAskThere:
      'В канале, где вы спросили, я писать не могу, поэтому подтвердить там ничего нельзя. Наберите команду здесь.',
    typeIt: 'Чтобы подтвердить, нажмите кнопку и введите это там или упомяните меня с этим в ветке сообщения:',
    choose: 'Выберите…',
    wholeInFile: 'Ответ целиком — в файле.',
    tooLongForHome: 'Здесь помещается не всё.',
    formExpired: 'Форма была открыта слишком долго. Спросите ещё раз.',
    umbrella: 'любая команда бота; без неё — что он умеет',
    umbrellaHint: 'balance | sender status NAME | help | …',
    description: 'Отвечает об аккаунте SMS-центра: баланс, имена, сообщения, рассылки.',
    longDescription:
      'Отвечает на вопросы об аккаунте SMS-центра: баланс и на сколько его хватит, имена отправителя и шаблоны у операторов, отправленные и входящие SMS, рассылки, цены. Ответ видит тот, кто спросил; --share показывает его всем. Работает только для своей команды и ни для кого, кого не впустил администратор.',
  },
};
