import type { SmscErrorCode } from '../../smsc/error.ts';
import type { StorageErrorCode } from '../../storage/error.ts';
import type { FileError } from '../chat.ts';
import type { Catalogue } from '../language.ts';

/** What a person reads when something failed: what it was, and what to do. */
export interface FailureTexts {
  readonly provider: Readonly<Record<SmscErrorCode, Failure>>;
  readonly storage: Readonly<Record<StorageErrorCode, Failure>>;
  readonly file: Readonly<Record<FileError['code'], Failure>>;
  readonly unexpected: Failure;
  /** For a change whose answer was lost. */
  readonly outcomeUnknown: string;
  readonly reference: (reference: string) => string;
  /** The provider's own error number, for numbers that no page explains. */
  readonly number: (number: number) => string;
  readonly retryIn: (length: string) => string;
  readonly stale: (length: string, what: string) => string;
}

export interface Failure {
  readonly what: string;
  readonly todo: string;
}

export const failureTexts: Catalogue<FailureTexts> = {
  en: {
    provider: {
      'bad-parameters': {
        what: 'The provider does not accept a parameter of this request (error 1).',
        todo: 'Check what was typed; if it is right, tell whoever runs this bot.',
      },
      'no-access': {
        what: 'The provider refuses the login (error 2).',
        todo: 'Check the login and password or the API key, and whether the IP address of this machine is on the list of allowed addresses in the account settings.',
      },
      'not-found': { what: 'The provider found nothing (error 3).', todo: 'Check the name or number.' },
      blocked: {
        what: 'The provider has blocked the IP address of this machine for a while (error 4).',
        todo: 'Wait a while. Other programs that use the account from this address should stop too.',
      },
      'too-many-requests': {
        what: 'The provider says that there were too many requests (error 9).',
        todo: 'Wait a minute. Other programs that use the same account share its limits.',
      },
      'not-saved': {
        what: 'The provider could not save the change.',
        todo: 'Look at the current state, then try again.',
      },
      'no-money': { what: 'There is not enough money on the account.', todo: 'Top the account up.' },
      'bad-date': { what: 'The provider does not accept the date.', todo: 'Check the date.' },
      forbidden: {
        what: 'The provider forbids this text or sender name.',
        todo: 'Change the text or the sender name.',
      },
      'bad-number': { what: 'The provider does not accept the phone number.', todo: 'Check the number.' },
      undeliverable: { what: 'The message cannot be delivered to this number.', todo: 'Check the number.' },
      'code-already-sent': {
        what: 'A code was already sent to this number.',
        todo: 'Use that code, or try again after 8 hours.',
      },
      'wrong-code': { what: 'The code is wrong.', todo: 'Check the code.' },
      'operation-failed': {
        what: 'The provider could not do this.',
        todo: 'Look at the current state, then try again.',
      },
      'no-such-subclient': { what: 'There is no such subclient.', todo: 'Check the login.' },
      'not-own-balance': {
        what: 'This subclient shares the balance of the account.',
        todo: 'Pay the account itself, or choose another subclient.',
      },
      'unknown-refusal': {
        what: 'The provider refused with an error that its pages do not explain.',
        todo: 'Ask the support of the provider, with the number below.',
      },
      unreachable: {
        what: 'The provider cannot be reached.',
        todo: 'Check the network of this machine and the status of the provider.',
      },
      timeout: { what: 'The provider did not answer in time.', todo: 'Try again in a minute.' },
      'too-large': {
        what: 'The answer of the provider is too large to be taken.',
        todo: 'Ask for less, for example a shorter period.',
      },
      'bad-response': {
        what: 'The provider answered something that cannot be read.',
        todo: 'Try again in a minute; if it stays, tell whoever runs this bot.',
      },
      cancelled: { what: 'The request was cancelled.', todo: 'Ask again.' },
      invalid: { what: 'This request cannot be made.', todo: 'Check what was typed.' },
      limited: {
        what: 'The limit of the provider for this request is used up for the moment.',
        todo: 'Ask again a little later.',
      },
    },
    storage: {
      unavailable: { what: 'The database cannot be reached.', todo: 'Check that it runs and that the network works.' },
      unwritable: { what: 'The database cannot be written.', todo: 'Check the permissions of the data folder.' },
      full: { what: 'The disk is full.', todo: 'Make room on the disk of the data folder.' },
      damaged: { what: 'The database is damaged.', todo: 'Stop the bot and put a backup in its place.' },
      busy: {
        what: 'The database is held by another program.',
        todo: 'Try again; look for a second bot on the same data.',
      },
      newer: { what: 'The database was written by a newer version.', todo: 'Start the newer version.' },
      invalid: { what: 'This text cannot be stored.', todo: 'Remove unusual characters from what was typed.' },
      failed: { what: 'The database failed.', todo: 'Tell whoever runs this bot.' },
    },
    file: {
      'too-large': { what: 'The attached file is too large.', todo: 'Attach a smaller one.' },
      unreadable: { what: 'The attached file cannot be read.', todo: 'Check that it is there, and attach it again.' },
    },
    unexpected: { what: 'Something went wrong inside the bot.', todo: 'Tell whoever runs it.' },
    outcomeUnknown: 'It is not known whether the change was made. Look at the current state before trying again.',
    reference: (reference) => `Reference ${reference}: look for it in the log.`,
    number: (number) => `Error number of the provider: ${number}.`,
    retryIn: (length) => `The next try is possible in ${length}.`,
    stale: (length, what) => `STALE, ${length} old. ${what}`,
  },
  ru: {
    provider: {
      'bad-parameters': {
        what: 'Провайдер не принимает параметр этого запроса (ошибка 1).',
        todo: 'Проверьте, что набрано; если всё верно, сообщите тому, кто ведёт бота.',
      },
      'no-access': {
        what: 'Провайдер не принимает логин (ошибка 2).',
        todo: 'Проверьте логин и пароль или ключ API, а также есть ли IP-адрес этой машины в списке разрешённых в настройках аккаунта.',
      },
      'not-found': { what: 'Провайдер ничего не нашёл (ошибка 3).', todo: 'Проверьте имя или номер.' },
      blocked: {
        what: 'Провайдер временно заблокировал IP-адрес этой машины (ошибка 4).',
        todo: 'Подождите некоторое время. Другие программы, работающие с аккаунтом с этого адреса, тоже стоит остановить.',
      },
      'too-many-requests': {
        what: 'Провайдер сообщает, что запросов было слишком много (ошибка 9).',
        todo: 'Подождите минуту. Другие программы с тем же аккаунтом расходуют те же лимиты.',
      },
      'not-saved': {
        what: 'Провайдер не смог сохранить изменение.',
        todo: 'Посмотрите текущее состояние и попробуйте снова.',
      },
      'no-money': { what: 'На счёте недостаточно денег.', todo: 'Пополните счёт.' },
      'bad-date': { what: 'Провайдер не принимает дату.', todo: 'Проверьте дату.' },
      forbidden: {
        what: 'Провайдер запрещает этот текст или имя отправителя.',
        todo: 'Измените текст или имя отправителя.',
      },
      'bad-number': { what: 'Провайдер не принимает номер телефона.', todo: 'Проверьте номер.' },
      undeliverable: { what: 'На этот номер сообщение доставить нельзя.', todo: 'Проверьте номер.' },
      'code-already-sent': {
        what: 'Код на этот номер уже отправлен.',
        todo: 'Введите тот код или попробуйте через 8 часов.',
      },
      'wrong-code': { what: 'Код неверный.', todo: 'Проверьте код.' },
      'operation-failed': {
        what: 'Провайдер не смог это выполнить.',
        todo: 'Посмотрите текущее состояние и попробуйте снова.',
      },
      'no-such-subclient': { what: 'Такого субклиента нет.', todo: 'Проверьте логин.' },
      'not-own-balance': {
        what: 'У этого субклиента общий баланс с основным аккаунтом.',
        todo: 'Пополните сам аккаунт или выберите другого субклиента.',
      },
      'unknown-refusal': {
        what: 'Провайдер отказал с ошибкой, которой нет на его страницах.',
        todo: 'Обратитесь в поддержку провайдера, назвав номер ниже.',
      },
      unreachable: {
        what: 'Провайдер недоступен.',
        todo: 'Проверьте сеть этой машины и состояние провайдера.',
      },
      timeout: { what: 'Провайдер не ответил вовремя.', todo: 'Попробуйте снова через минуту.' },
      'too-large': {
        what: 'Ответ провайдера слишком велик.',
        todo: 'Спросите о меньшем, например за более короткий период.',
      },
      'bad-response': {
        what: 'Ответ провайдера не удалось прочитать.',
        todo: 'Попробуйте снова через минуту; если не пройдёт, сообщите тому, кто ведёт бота.',
      },
      cancelled: { what: 'Запрос отменён.', todo: 'Спросите снова.' },
      invalid: { what: 'Такой запрос невозможен.', todo: 'Проверьте, что набрано.' },
      limited: {
        what: 'Лимит провайдера на такие запросы сейчас исчерпан.',
        todo: 'Спросите чуть позже.',
      },
    },
    storage: {
      unavailable: { what: 'База данных недоступна.', todo: 'Проверьте, что она запущена и что сеть работает.' },
      unwritable: { what: 'В базу данных нельзя писать.', todo: 'Проверьте права на папку данных.' },
      full: { what: 'Диск заполнен.', todo: 'Освободите место на диске с папкой данных.' },
      damaged: { what: 'База данных повреждена.', todo: 'Остановите бота и верните резервную копию.' },
      busy: {
        what: 'База данных занята другой программой.',
        todo: 'Попробуйте снова; проверьте, нет ли второго бота на тех же данных.',
      },
      newer: { what: 'База данных записана более новой версией.', todo: 'Запустите более новую версию.' },
      invalid: { what: 'Этот текст нельзя сохранить.', todo: 'Уберите необычные символы из того, что набрано.' },
      failed: { what: 'База данных дала сбой.', todo: 'Сообщите тому, кто ведёт бота.' },
    },
    file: {
      'too-large': { what: 'Приложенный файл слишком велик.', todo: 'Приложите файл поменьше.' },
      unreadable: { what: 'Приложенный файл не читается.', todo: 'Проверьте, на месте ли он, и приложите снова.' },
    },
    unexpected: { what: 'Внутри бота что-то пошло не так.', todo: 'Сообщите тому, кто его ведёт.' },
    outcomeUnknown: 'Неизвестно, было ли сделано изменение. Посмотрите текущее состояние, прежде чем пробовать снова.',
    reference: (reference) => `Метка ${reference}: найдите её в журнале.`,
    number: (number) => `Номер ошибки провайдера: ${number}.`,
    retryIn: (length) => `Следующая попытка возможна через ${length}.`,
    stale: (length, what) => `УСТАРЕЛО: данным ${length}. ${what}`,
  },
};
