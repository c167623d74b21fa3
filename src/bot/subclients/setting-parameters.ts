import {
  type SubclientSwitch,
  subclientCurrencies,
  subclientKinds,
  subclientSwitches,
} from '../../smsc/areas/subclient-settings.ts';
import type { Misfit } from '../command.ts';
import { count } from '../parameters/counts.ts';
import { email } from '../parameters/emails.ts';
import { hours } from '../parameters/hours.ts';
import { keyed, optional, type Parameter, type Values } from '../parameters/parameter.ts';
import { phone, phones } from '../parameters/phones.ts';
import { money } from '../parameters/sums.ts';
import { choice, word } from '../parameters/words.ts';
import { listParameter } from '../topics/parse-list.ts';
import { gmtHours, numberBeginnings, webAddress } from './setting-values.ts';

const mostPhones = 20;
const aText = { en: 'a text', ru: 'текст' };
const aName = { en: 'a sender name', ru: 'имя отправителя' };

/** Everything that can be set for a subclient, in the order of the provider's page, with what belongs together side by side. */
export const settingParameters = {
  kind: set(choice('KIND', subclientKinds)),
  fullname: set(word('NAME', { en: 'first and last name', ru: 'имя и фамилия' })),
  email: set(email('EMAIL')),
  phone: set(phone('PHONE')),
  requisites: set({ ...word('TEXT', { en: 'bank and company details', ru: 'реквизиты' }), holds: 'text' }),
  contract: set(word('TEXT', { en: 'the number of the contract', ru: 'номер договора' })),
  notes: set({ ...word('TEXT', aText), holds: 'text' }),
  siteid: set(anyCount('ID')),
  tariff: set(count('NUMBER', 0, 8)),
  leasttariff: set(anyCount('NUMBER')),
  currency: set(choice('CURRENCY', subclientCurrencies.map(lowered))),
  lowbalance: set(money('SUM')),
  gmt: set(gmtHours('HOURS')),
  sender: set(word('NAME', aName)),
  sender2: set(word('NAME', aName)),
  prefixes: set(numberBeginnings('7,-77,…')),
  hours: set(hours('FROM-TO')),
  perday: set(anyCount('COUNT')),
  pernumber: set(anyCount('COUNT')),
  pertext: set(anyCount('COUNT')),
  peraddress: set(anyCount('COUNT')),
  lifetime: set(anyCount('MINUTES')),
  historydays: set(anyCount('DAYS')),
  forwardemail: set(email('EMAIL')),
  forwardphone: set(phone('PHONE')),
  commandphones: set(phones('PHONE,…', mostPhones)),
  callback: set(webAddress('ADDRESS')),
  mailphones: set(phones('PHONE,…', mostPhones)),
  mailhours: set(hours('FROM-TO')),
  maillength: set(anyCount('CHARACTERS')),
  on: set(switches()),
  off: set(switches()),
};

export type SettingValues = Partial<Values<typeof settingParameters>>;
export type SettingName = keyof typeof settingParameters;

/** The names of all of them. */
export const settingNames = Object.keys(settingParameters).filter((name): name is SettingName =>
  Object.hasOwn(settingParameters, name),
);

/** A switch that is to be on and off. */
export function settingsMisfit({ on = [], off = [] }: SettingValues): Misfit | undefined {
  const both = on.find((name) => off.includes(name));
  if (both === undefined) return undefined;
  return {
    parameter: 'off',
    reason: { en: `${both} cannot be both on and off.`, ru: `${both} не может быть и включено, и выключено.` },
  };
}

function set<Value>(parameter: Parameter<Value>): Parameter<Value | undefined> {
  return optional(keyed(parameter));
}

/** The provider's page names no greatest; this is as much as nine digits hold. */
function anyCount(hint: string): Parameter<number> {
  return {
    ...count(hint, 0, 999_999_999),
    expects: { en: 'a whole number of at most 9 digits', ru: 'целое число не длиннее 9 цифр' },
  };
}

function switches(): Parameter<readonly SubclientSwitch[]> {
  const byLetters = new Map<string, SubclientSwitch>(subclientSwitches.map((name) => [name.toLowerCase(), name]));
  return listParameter({
    hint: 'SWITCH,…',
    words: subclientSwitches,
    expects: {
      en: 'switches with commas between them, such as testMode,smpp; /help subclient add tells them all',
      ru: 'переключатели через запятую, например testMode,smpp; все называет /help subclient add',
    },
    read: (written) => byLetters.get(written),
  });
}

function lowered<Word extends string>(word: Word): Lowercase<Word> {
  return word.toLowerCase() as Lowercase<Word>;
}
