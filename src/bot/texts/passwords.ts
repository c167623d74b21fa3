import type { Catalogue } from '../language.ts';

export interface PasswordTexts {
  /** To a line with a password where others read along. */
  readonly notHere: string;
  readonly takeAnother: string;
  /** To a line that lacks its password. */
  readonly needed: string;
  readonly rule: (rule: string) => string;
  readonly sendAgain: string;
  readonly sendPrivately: string;
  readonly fillIn: string;
}

export const passwordTexts: Catalogue<PasswordTexts> = {
  en: {
    notHere: 'This was not run: passwords are not taken where others read along.',
    takeAnother:
      'If your message still stands here, delete it, and take another password. Give it in the form of the command, or in the private chat with this bot.',
    needed: 'A password is needed.',
    rule: (rule) => `It must be ${rule}.`,
    sendAgain: 'Send the line once more with the password at its end:',
    sendPrivately:
      'Others read along here, so give it in the form if there is a button for it, or send this line with the password in the private chat with this bot:',
    fillIn: 'Fill in a form',
  },
  ru: {
    notHere: 'Это не выполнено: пароли не принимаются там, где читают другие.',
    takeAnother:
      'Если ваше сообщение ещё видно здесь, удалите его и придумайте другой пароль. Укажите его в форме команды или в личном чате с ботом.',
    needed: 'Нужен пароль.',
    rule: (rule) => `Каким он должен быть: ${rule}.`,
    sendAgain: 'Отправьте строку ещё раз, с паролем в конце:',
    sendPrivately:
      'Здесь читают и другие, поэтому укажите его в форме, если есть кнопка, или отправьте эту строку с паролем в личном чате с ботом:',
    fillIn: 'Заполнить форму',
  },
};

/** A password is held for a few minutes and in no file. */
export const lostPassword: Catalogue<string> = {
  en: 'The password has to be given again: the bot keeps it for five minutes at the most, and forgets it when it is restarted. Nothing was done. Type the command again.',
  ru: 'Пароль нужно указать снова: бот хранит его не дольше пяти минут и забывает при перезапуске. Ничего не сделано. Наберите команду ещё раз.',
};

/** To a line that was not kept over a restart, as it may have held a password. */
export const withheldLine: Catalogue<string> = {
  en: 'The bot was restarted before it could see to your line. It looked as if it held a password, so it was not kept. Nothing was done. Type it again.',
  ru: 'Бот перезапустился, прежде чем выполнил вашу строку. В ней, похоже, был пароль, поэтому она не сохранена. Ничего не сделано. Наберите её ещё раз.',
};
