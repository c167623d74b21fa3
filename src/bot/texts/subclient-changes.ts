import type { Catalogue } from '../language.ts';

export interface SubclientChangeTexts {
  readonly login: string;
  readonly id: string;
  readonly add: (login: string) => string;
  readonly addIt: string;
  readonly added: (login: string) => string;
  readonly taken: (login: string) => string;
  readonly noDeleting: string;
  readonly change: (login: string) => string;
  readonly changeIt: string;
  readonly changed: (login: string) => string;
  readonly saysNothing: string;
  readonly newLogin: string;
  readonly password: string;
  readonly newOne: string;
  readonly passwordIsHeld: string;
  readonly pay: (login: string, sum: string) => string;
  readonly payIt: (sum: string) => string;
  readonly paid: (login: string, sum: string) => string;
  readonly takeBack: (login: string, sum: string) => string;
  readonly takeItBack: (sum: string) => string;
  readonly takenBack: (login: string, sum: string) => string;
  readonly believed: string;
  readonly from: string;
  readonly to: string;
  readonly mainBalance: string;
  readonly electronicBalance: string;
  readonly sum: string;
  readonly balanceAfter: string;
  readonly electronicNotTold: string;
  readonly noneSuch: (login: string) => string;
  /** What shows the state of a subclient. */
  readonly look: string;
  /** What to look at when nobody knows what came of it. */
  readonly lookAtSettings: string;
  readonly lookAtMoney: string;
}

export const subclientChangeTexts: Catalogue<SubclientChangeTexts> = {
  en: {
    login: 'Login',
    id: 'ID',
    add: (login) => `Add the subclient ${login}?`,
    addIt: 'Add it',
    added: (login) => `The subclient ${login} is added.`,
    taken: (login) => `There is a subclient ${login} already.`,
    noDeleting: 'A subclient cannot be deleted afterwards, only blocked.',
    change: (login) => `Change the subclient ${login}?`,
    changeIt: 'Change it',
    changed: (login) => `The subclient ${login} is changed.`,
    saysNothing:
      'Say what to change, such as email:, tariff: or on:blocked. A new password is given in the form, or in the private chat with this bot.',
    newLogin: 'New login',
    password: 'Password',
    newOne: 'a new one',
    passwordIsHeld:
      'The password is not shown here and is kept nowhere. Where the message that you typed it in still stands, delete it.',
    pay: (login, sum) => `Move ${sum} to the subclient ${login}?`,
    payIt: (sum) => `Move ${sum}`,
    paid: (login, sum) => `${sum} went to the subclient ${login}.`,
    takeBack: (login, sum) => `Take ${sum} back from the subclient ${login}?`,
    takeItBack: (sum) => `Take ${sum} back`,
    takenBack: (login, sum) => `${sum} came back from the subclient ${login}.`,
    believed: 'No page of the provider says what it does with a sum below zero; it is believed to take money back.',
    from: 'From',
    to: 'To',
    mainBalance: 'our balance',
    electronicBalance: 'our electronic balance',
    sum: 'Sum',
    balanceAfter: 'Balance after',
    electronicNotTold: 'The provider tells the electronic balance to no program.',
    noneSuch: (login) => `There is no subclient ${login}.`,
    look: 'Statistics',
    lookAtSettings: 'The provider tells the settings of a subclient to no program: look at them in its web panel.',
    lookAtMoney: 'To see whether the money was moved, compare:',
  },
  ru: {
    login: 'Логин',
    id: 'ID',
    add: (login) => `Добавить субклиента ${login}?`,
    addIt: 'Добавить',
    added: (login) => `Субклиент ${login} добавлен.`,
    taken: (login) => `Субклиент ${login} уже есть.`,
    noDeleting: 'Удалить субклиента потом нельзя, только заблокировать.',
    change: (login) => `Изменить субклиента ${login}?`,
    changeIt: 'Изменить',
    changed: (login) => `Субклиент ${login} изменён.`,
    saysNothing:
      'Скажите, что изменить, например email:, tariff: или on:blocked. Новый пароль указывают в форме или в личном чате с ботом.',
    newLogin: 'Новый логин',
    password: 'Пароль',
    newOne: 'новый',
    passwordIsHeld:
      'Пароль здесь не показан и нигде не хранится. Если сообщение, в котором вы его набрали, ещё видно, удалите его.',
    pay: (login, sum) => `Перевести ${sum} субклиенту ${login}?`,
    payIt: (sum) => `Перевести ${sum}`,
    paid: (login, sum) => `${sum} переведено субклиенту ${login}.`,
    takeBack: (login, sum) => `Забрать ${sum} у субклиента ${login}?`,
    takeItBack: (sum) => `Забрать ${sum}`,
    takenBack: (login, sum) => `${sum} возвращено от субклиента ${login}.`,
    believed:
      'Ни на одной странице провайдера не сказано, что он делает с суммой меньше нуля; считается, что забирает деньги назад.',
    from: 'Откуда',
    to: 'Кому',
    mainBalance: 'наш баланс',
    electronicBalance: 'наш электронный баланс',
    sum: 'Сумма',
    balanceAfter: 'Баланс после',
    electronicNotTold: 'Электронный баланс провайдер программам не сообщает.',
    noneSuch: (login) => `Субклиента ${login} нет.`,
    look: 'Статистика',
    lookAtSettings: 'Настройки субклиента провайдер программам не сообщает: посмотрите их в его личном кабинете.',
    lookAtMoney: 'Чтобы понять, переведены ли деньги, сравните:',
  },
};

/** What the provider's refusals mean for a subclient. */
export const subclientRefusals = {
  notAdded: {
    en: 'The provider did not save the subclient (error 8). The login may be taken, also by a client of somebody else, or the password may be too simple. Nothing was done.',
    ru: 'Провайдер не сохранил субклиента (ошибка 8). Возможно, логин занят, в том числе чужим клиентом, или пароль слишком простой. Ничего не сделано.',
  },
  notMade: {
    en: 'The provider could not make the subclient (error 5). Nothing was done. Check what was typed; if it is right, ask its support.',
    ru: 'Провайдер не смог создать субклиента (ошибка 5). Ничего не сделано. Проверьте, что набрано; если всё верно, спросите его поддержку.',
  },
  notChanged: {
    en: 'The provider did not save the change (error 8). The new login may be taken, or the new password too simple. Nothing was done.',
    ru: 'Провайдер не сохранил изменение (ошибка 8). Возможно, новый логин занят или новый пароль слишком простой. Ничего не сделано.',
  },
  notDone: {
    en: 'The provider could not change the subclient (error 5). Nothing was done. If the current password was given, it may be wrong.',
    ru: 'Провайдер не смог изменить субклиента (ошибка 5). Ничего не сделано. Если указан нынешний пароль, он может быть неверным.',
  },
  gone: {
    en: 'The provider knows no such subclient (error 6). Nothing was done. /subclient stats shows those that there are.',
    ru: 'Провайдер не знает такого субклиента (ошибка 6). Ничего не сделано. Какие есть, показывает /subclient stats.',
  },
  notOwnBalance: {
    en: 'The subclient has no such balance of its own (error 7): it spends ours, or its balance is of the other kind, with or without electronic. Nothing was moved.',
    ru: 'У субклиента нет такого своего баланса (ошибка 7): он тратит наш, или его баланс другого вида, со словом electronic или без него. Ничего не переведено.',
  },
  notPaid: {
    en: 'The provider could not move the money (error 5). Nothing was moved. To be taken back there must be enough on the balance of the subclient.',
    ru: 'Провайдер не смог перевести деньги (ошибка 5). Ничего не переведено. Чтобы забрать деньги, их должно хватать на балансе субклиента.',
  },
  notSaved: {
    en: 'The provider did not save the payment (error 8). Nothing was moved. Look at /balance, then try again.',
    ru: 'Провайдер не сохранил платёж (ошибка 8). Ничего не переведено. Посмотрите /balance и попробуйте снова.',
  },
  noMoney: {
    en: 'There is not enough money on the balance that it was to come from (error 10). Nothing was moved.',
    ru: 'На балансе, с которого должны были уйти деньги, их не хватает (ошибка 10). Ничего не переведено.',
  },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;
