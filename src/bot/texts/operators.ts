import { type Catalogue, plural } from '../language.ts';

export interface OperatorTexts {
  readonly number: string;
  readonly country: string;
  readonly operator: string;
  readonly region: string;
  readonly codes: string;
  readonly localTime: string;
  readonly numbers: (count: number) => string;
  readonly unknown: (count: number) => string;
  readonly notKnown: (phone: string) => string;
  /** The page says that numbers which changed the operator are not followed. */
  readonly ported: string;
}

export const operatorTexts: Catalogue<OperatorTexts> = {
  en: {
    number: 'Number',
    country: 'Country',
    operator: 'Operator',
    region: 'Region',
    codes: 'MCC / MNC',
    localTime: 'Local time',
    numbers: (count) => `${count} ${plural('en', count, { one: 'number', other: 'numbers' })}`,
    unknown: (count) => `not known: ${count}`,
    notKnown: (phone) => `The provider does not know the operator of ${phone}.`,
    ported: 'Ported numbers show their former operator.',
  },
  ru: {
    number: 'Номер',
    country: 'Страна',
    operator: 'Оператор',
    region: 'Регион',
    codes: 'MCC / MNC',
    localTime: 'Местное время',
    numbers: (count) => `${count} ${plural('ru', count, { one: 'номер', few: 'номера', other: 'номеров' })}`,
    unknown: (count) => `неизвестно: ${count}`,
    notKnown: (phone) => `Провайдер не знает оператора номера ${phone}.`,
    ported: 'У перенесённых номеров указан прежний оператор.',
  },
};
