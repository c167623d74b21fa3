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

/** The provider's page names no greatest; this is as much as nine digits hold. */
const most = 999_999_999;
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
  siteid: set(count('ID', 0, most)),
  tariff: set(count('NUMBER', 0, 8)),
  leasttariff: set(count('NUMBER', 0, most)),
  currency: set(choice('CURRENCY', subclientCurrencies.map(lowered))),
  lowbalance: set(money('SUM')),
  gmt: set(gmtHours('HOURS')),
  sender: set(word('NAME', aName)),
  sender2: set(word('NAME', aName)),
  prefixes: set(numberBeginnings('7,-77,…')),
  hours: set(hours('FROM-TO')),
  perday: set(count('COUNT', 0, most)),
  pernumber: set(count('COUNT', 0, most)),
  pertext: set(count('COUNT', 0, most)),
  peraddress: set(count('COUNT', 0, most)),
  lifetime: set(count('MINUTES', 0, most)),
  historydays: set(count('DAYS', 0, most)),
  forwardemail: set(email('EMAIL')),
  forwardphone: set(phone('PHONE')),
  commandphones: set(phones('PHONE,…', mostPhones)),
  callback: set(webAddress('ADDRESS')),
  mailphones: set(phones('PHONE,…', mostPhones)),
  mailhours: set(hours('FROM-TO')),
  maillength: set(count('CHARACTERS', 0, most)),
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

function switches(): Parameter<readonly SubclientSwitch[]> {
  const byLetters = new Map<string, SubclientSwitch>(subclientSwitches.map((name) => [name.toLowerCase(), name]));
  return listParameter({
    hint: 'SWITCH,…',
    words: subclientSwitches,
    expects: {
      en: `one or more of ${subclientSwitches.join(', ')}`,
      ru: `одно или несколько из: ${subclientSwitches.join(', ')}`,
    },
    read: (written) => byLetters.get(written),
  });
}

function lowered<Word extends string>(word: Word): Lowercase<Word> {
  return word.toLowerCase() as Lowercase<Word>;
}
