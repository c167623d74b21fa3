import type { Role } from '../access/roles.ts';
import type { ConfirmationState } from '../acting/confirmation.ts';
import type { Catalogue } from '../language.ts';

export interface ActingTexts {
  readonly cancel: string;
  readonly typeExactly: (typed: string) => string;
  readonly until: string;
  readonly willNeedApproval: (role: Role) => string;
  readonly hasChanged: string;
  /** When nothing else has changed: the next time it may move. */
  readonly balanceHasMoved: string;
  readonly hasChangedForOthers: string;
  readonly approve: string;
  readonly refuse: string;
  /** @param limit - the sum that it is over; absent where nobody can tell what it costs */
  readonly asksApproval: (person: string, limit: string | undefined) => string;
  readonly approveUntil: (role: Role) => string;
  /** @param told - how many were asked in private */
  readonly waitsForApproval: (told: number, role: Role) => string;
  readonly nobodyToApprove: (role: Role) => string;
  readonly approvalExpired: string;
  readonly notYourOwn: string;
  readonly notEnoughRole: (role: string) => string;
  readonly askerLostRole: (person: string, role: Role) => string;
  readonly refusedBy: (person: string) => string;
  /** For those who were asked to approve. */
  readonly cancelledBy: (person: string) => string;
  readonly decided: (asker: string, person: string, time: string) => string;
  /** For what is not known here, be it forged, forgotten or of another conversation. */
  readonly unknown: string;
  readonly notYours: string;
  /** Why something cannot be confirmed any more. */
  readonly already: Readonly<Record<Exclude<ConfirmationState, 'open'>, string>>;
  /** For what the bot could say more about before it was restarted. */
  readonly wasDone: string;
  readonly notDone: string;
  readonly askAgain: string;
  readonly notKnown: string;
  readonly lookYourself: string;
  readonly reference: (reference: string) => string;
}

/** Whose approval, in Russian. */
const genitive: Readonly<Record<Role, string>> = { viewer: 'наблюдателя', operator: 'оператора', admin: 'админа' };

export const actingTexts: Catalogue<ActingTexts> = {
  en: {
    cancel: 'Cancel',
    typeExactly: (typed) => `To confirm, the answer has to be exactly: ${typed}`,
    until: 'Only who asked can confirm, within five minutes.',
    willNeedApproval: (role) => `This is over the limit: another ${role} has to approve of it too.`,
    hasChanged: 'Something has changed since you were asked; nothing was done. This is how it is now:',
    balanceHasMoved:
      'The balance has moved since you were asked; nothing was done. When it moves once more, you are not asked again. This is how it is now:',
    hasChangedForOthers: 'Something has changed since it was asked; nothing was done. Who asked is asked once more.',
    approve: 'Approve',
    refuse: 'Refuse',
    asksApproval: (person, limit) =>
      `${person} asks for your approval, as ${limit === undefined ? 'nobody can tell what this costs' : `this is over the limit of ${limit}`}.`,
    approveUntil: (role) => `It is done as soon as one ${role} approves, within half an hour.`,
    waitsForApproval: (told, role) =>
      `Confirmed. It waits for the approval of another ${role}${told === 0 ? ' here' : ` (asked in private: ${told})`}, for half an hour.`,
    nobodyToApprove: (role) =>
      `Nobody else who could approve of it is known here. An admin can give somebody the role ${role}.`,
    approvalExpired: 'The half hour to approve is over; nothing was done.',
    notYourOwn: 'Somebody else has to approve of what you asked for. Nothing was done.',
    notEnoughRole: (role) => `Only ${role} and above can approve of this. Nothing was done.`,
    askerLostRole: (person, role) => `${person} may not do this any more: it needs the role ${role}. Nothing was done.`,
    refusedBy: (person) => `Refused by ${person}. Nothing was done.`,
    cancelledBy: (person) => `Cancelled by ${person}. Nothing was done.`,
    decided: (asker, person, time) => `Asked for by ${asker}, decided by ${person}, ${time}`,
    unknown: 'Nothing like this is waiting to be confirmed here. Type the command again.',
    notYours: 'Only who asked for this can confirm or cancel it. Nothing was done.',
    already: {
      awaiting: 'This is confirmed already and waits for the approval of somebody else.',
      begun: 'This is being done already.',
      done: 'This was done already; nothing was done again.',
      failed: 'This was tried already and failed; nothing was done again. Type the command again if you still want it.',
      unknown: 'This was tried already, and nobody knows what came of it. Look before you try again.',
      cancelled: 'Cancelled. Nothing was done.',
      changed: 'This was asked anew, as something has changed. The newer question counts.',
      expired: 'The five minutes to confirm are over; nothing was done. Type the command again if you still want it.',
    },
    wasDone: 'This was done. The bot was restarted before it could say more.',
    notDone: 'The provider did not answer, and it was not done.',
    askAgain: 'Type the command again if you still want it.',
    notKnown: 'The provider did not answer, and it is not known whether it was done.',
    lookYourself: 'It will not be tried again. Look at the current state before you ask for it again.',
    reference: (reference) => `Reference: ${reference}`,
  },
  ru: {
    cancel: 'Отмена',
    typeExactly: (typed) => `Чтобы подтвердить, ответ должен быть в точности таким: ${typed}`,
    until: 'Подтвердить может только тот, кто просил, в течение пяти минут.',
    willNeedApproval: (role) => `Это больше лимита: нужно ещё одобрение другого ${genitive[role]}.`,
    hasChanged: 'С тех пор кое-что изменилось, ничего не сделано. Теперь так:',
    balanceHasMoved:
      'С тех пор изменился баланс, ничего не сделано. Если он изменится ещё раз, второй раз бот не спросит. Теперь так:',
    hasChangedForOthers: 'С тех пор кое-что изменилось, ничего не сделано. Того, кто просил, спросят ещё раз.',
    approve: 'Одобрить',
    refuse: 'Отклонить',
    asksApproval: (person, limit) =>
      `${person} просит одобрить это: ${limit === undefined ? 'неизвестно, сколько это будет стоить' : `сумма больше лимита ${limit}`}.`,
    approveUntil: (role) => `Достаточно одобрения одного ${genitive[role]} в течение получаса.`,
    waitsForApproval: (told, role) =>
      `Подтверждено. Полчаса ждёт одобрения другого ${genitive[role]}${told === 0 ? ' здесь' : ` (спрошено лично: ${told})`}.`,
    nobodyToApprove: (role) =>
      `Здесь неизвестен никто другой, кто мог бы одобрить. Админ может дать кому-нибудь роль ${role}.`,
    approvalExpired: 'Полчаса на одобрение прошли, ничего не сделано.',
    notYourOwn: 'Одобрить вашу просьбу должен кто-то другой. Ничего не сделано.',
    notEnoughRole: (role) => `Одобрить это может только ${role} и выше. Ничего не сделано.`,
    askerLostRole: (person, role) => `${person} больше не может этого делать: нужна роль ${role}. Ничего не сделано.`,
    refusedBy: (person) => `Отклонено: ${person}. Ничего не сделано.`,
    cancelledBy: (person) => `Просьба отозвана: ${person}. Ничего не сделано.`,
    decided: (asker, person, time) => `Просьба: ${asker}, решение: ${person}, ${time}`,
    unknown: 'Здесь нечего подтверждать. Наберите команду ещё раз.',
    notYours: 'Подтвердить или отменить может только тот, кто просил. Ничего не сделано.',
    already: {
      awaiting: 'Это уже подтверждено и ждёт чужого одобрения.',
      begun: 'Это уже делается.',
      done: 'Это уже сделано; второй раз ничего не сделано.',
      failed: 'Это уже пробовали, не получилось; второй раз ничего не сделано. Наберите команду ещё раз, если нужно.',
      unknown: 'Это уже пробовали, и неизвестно, что вышло. Посмотрите, прежде чем пробовать снова.',
      cancelled: 'Отменено. Ничего не сделано.',
      changed: 'Вопрос задан заново, потому что кое-что изменилось. Действует новый.',
      expired: 'Пять минут на подтверждение прошли, ничего не сделано. Наберите команду ещё раз, если нужно.',
    },
    wasDone: 'Это сделано. Бот перезапустился раньше, чем успел сказать больше.',
    notDone: 'Провайдер не ответил, и это не сделано.',
    askAgain: 'Наберите команду ещё раз, если нужно.',
    notKnown: 'Провайдер не ответил, и неизвестно, сделано ли это.',
    lookYourself: 'Повторять бот не будет. Посмотрите текущее состояние, прежде чем просить снова.',
    reference: (reference) => `Номер для справки: ${reference}`,
  },
};
