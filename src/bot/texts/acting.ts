import type { ConfirmationState } from '../acting/confirmation.ts';
import type { Catalogue } from '../language.ts';

export interface ActingTexts {
  readonly cancel: string;
  /** Stands before what is to be typed. */
  readonly typeIt: string;
  readonly typeExactly: (typed: string) => string;
  readonly until: string;
  readonly willNeedApproval: string;
  readonly hasChanged: string;
  /** For what is not known here, be it forged, forgotten or of another conversation. */
  readonly unknown: string;
  readonly notYours: string;
  /** Why something cannot be confirmed any more. */
  readonly already: Readonly<Record<Exclude<ConfirmationState, 'open'>, string>>;
  readonly notDone: string;
  readonly askAgain: string;
  readonly notKnown: string;
  readonly lookYourself: string;
  readonly reference: (reference: string) => string;
}

export const actingTexts: Catalogue<ActingTexts> = {
  en: {
    cancel: 'Cancel',
    typeIt: 'To confirm, reply to this message with:',
    typeExactly: (typed) => `To confirm, the answer has to be exactly: ${typed}`,
    until: 'Only who asked can confirm, within five minutes.',
    willNeedApproval: 'This is over the limit: another operator has to approve of it too.',
    hasChanged: 'Something has changed since you were asked; nothing was done. This is how it is now:',
    unknown: 'Nothing like this is waiting to be confirmed here. Type the command again.',
    notYours: 'Only who asked for this can confirm or cancel it. Nothing was done.',
    already: {
      awaiting: 'This is confirmed already and waits for the approval of another operator.',
      begun: 'This is being done already.',
      done: 'This was done already; nothing was done again.',
      failed: 'This was tried already and failed; nothing was done again. Type the command again if you still want it.',
      unknown: 'This was tried already, and nobody knows what came of it. Look before you try again.',
      cancelled: 'Cancelled. Nothing was done.',
      changed: 'This was asked anew, as something has changed. The newer question counts.',
      expired: 'The five minutes to confirm are over; nothing was done. Type the command again if you still want it.',
    },
    notDone: 'The provider did not answer, and it was not done.',
    askAgain: 'Type the command again if you still want it.',
    notKnown: 'The provider did not answer, and it is not known whether it was done.',
    lookYourself: 'It will not be tried again. Look at the current state before you ask for it again.',
    reference: (reference) => `Reference: ${reference}`,
  },
  ru: {
    cancel: 'Отмена',
    typeIt: 'Чтобы подтвердить, ответьте на это сообщение так:',
    typeExactly: (typed) => `Чтобы подтвердить, ответ должен быть в точности таким: ${typed}`,
    until: 'Подтвердить может только тот, кто просил, в течение пяти минут.',
    willNeedApproval: 'Это больше лимита: нужно ещё одобрение другого оператора.',
    hasChanged: 'С тех пор кое-что изменилось, ничего не сделано. Теперь так:',
    unknown: 'Здесь нечего подтверждать. Наберите команду ещё раз.',
    notYours: 'Подтвердить или отменить может только тот, кто просил. Ничего не сделано.',
    already: {
      awaiting: 'Это уже подтверждено и ждёт одобрения другого оператора.',
      begun: 'Это уже делается.',
      done: 'Это уже сделано; второй раз ничего не сделано.',
      failed: 'Это уже пробовали, не получилось; второй раз ничего не сделано. Наберите команду ещё раз, если нужно.',
      unknown: 'Это уже пробовали, и неизвестно, что вышло. Посмотрите, прежде чем пробовать снова.',
      cancelled: 'Отменено. Ничего не сделано.',
      changed: 'Вопрос задан заново, потому что кое-что изменилось. Действует новый.',
      expired: 'Пять минут на подтверждение прошли, ничего не сделано. Наберите команду ещё раз, если нужно.',
    },
    notDone: 'Провайдер не ответил, и это не сделано.',
    askAgain: 'Наберите команду ещё раз, если нужно.',
    notKnown: 'Провайдер не ответил, и неизвестно, сделано ли это.',
    lookYourself: 'Повторять бот не будет. Посмотрите текущее состояние, прежде чем просить снова.',
    reference: (reference) => `Номер для справки: ${reference}`,
  },
};
