import type { AuditOutcome } from '../audit/audit-entry.ts';
import { type Catalogue, plural } from '../language.ts';

export interface AuditTexts {
  readonly found: (count: number, shown: string) => string;
  readonly none: string;
  /** Others were left out, as one answer holds only so many. */
  readonly newest: (shown: string) => string;
  /** The same of a file. */
  readonly newestFiled: (filed: string) => string;
  readonly earlier: string;
  readonly badPerson: (example: string) => string;
  readonly outcomes: Readonly<Record<AuditOutcome, string>>;
  readonly fileColumns: readonly string[];
}

export const auditTexts: Catalogue<AuditTexts> = {
  en: {
    found: (count, shown) => `${shown} ${plural('en', count, { one: 'entry', other: 'entries' })} of the audit log`,
    none: 'The audit log has no such entry.',
    newest: (shown) => `Only the newest ${shown} are shown; there are earlier ones.`,
    newestFiled: (filed) => `The file has only the newest ${filed}; there are earlier ones.`,
    earlier: 'Earlier ▶',
    badPerson: (example) => `This names nobody. A person is like ${example}.`,
    outcomes: {
      done: 'done',
      failed: 'failed',
      unknown: 'nobody knows what came of it',
      denied: 'denied',
      stranger: 'denied, has no role',
      misread: 'not understood',
      opened: 'form opened',
      asked: 'asked to confirm',
      awaiting: 'waits for approval',
      begun: 'confirmed',
      cancelled: 'cancelled',
      expired: 'expired',
      repeated: 'pressed again',
      changed: 'changed, asked anew',
    },
    fileColumns: ['No.', 'Time', 'Who', 'Where', 'Command', 'Line', 'Outcome', 'Cost', 'Currency', 'Reference'],
  },
  ru: {
    found: (count, shown) =>
      `${shown} ${plural('ru', count, { one: 'запись', few: 'записи', other: 'записей' })} журнала аудита`,
    none: 'В журнале аудита нет таких записей.',
    newest: (shown) => `Показаны только последние ${shown}; есть более ранние.`,
    newestFiled: (filed) => `В файле только последние ${filed}; есть более ранние.`,
    earlier: 'Раньше ▶',
    badPerson: (example) => `Так никого не назвать. Человек — как ${example}.`,
    outcomes: {
      done: 'сделано',
      failed: 'не вышло',
      unknown: 'неизвестно, что вышло',
      denied: 'отказано',
      stranger: 'отказано: нет роли',
      misread: 'не понято',
      opened: 'открыта форма',
      asked: 'спрошено подтверждение',
      awaiting: 'ждёт одобрения',
      begun: 'подтверждено',
      cancelled: 'отменено',
      expired: 'истекло',
      repeated: 'нажато повторно',
      changed: 'изменилось, спрошено заново',
    },
    fileColumns: ['№', 'Время', 'Кто', 'Где', 'Команда', 'Строка', 'Итог', 'Стоимость', 'Валюта', 'Номер для справки'],
  },
};
