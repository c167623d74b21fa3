import { present } from '../../lib/present.ts';
import {
  type SubclientSettings,
  type SubclientSwitch,
  subclientCurrencies,
} from '../../smsc/areas/subclient-settings.ts';
import type { SettingValues } from './setting-parameters.ts';

/** What was set, as the provider is told it. */
export function settingsOf(values: SettingValues): SubclientSettings {
  const { on = [], off = [], mailphones, mailhours, maillength } = values;
  const emailToSms = present({
    phones: mailphones,
    fromHour: mailhours?.from,
    toHour: mailhours?.to,
    length: maillength,
  });
  const switches: Partial<Record<SubclientSwitch, boolean>> = {
    ...Object.fromEntries(on.map((name) => [name, true])),
    ...Object.fromEntries(off.map((name) => [name, false])),
  };
  return present({
    kind: values.kind,
    siteId: values.siteid,
    email: values.email,
    incomingEmail: values.forwardemail,
    phone: values.phone,
    incomingPhone: values.forwardphone,
    fullName: values.fullname,
    requisites: values.requisites,
    contract: values.contract,
    tariff: values.tariff,
    leastTariff: values.leasttariff,
    currency: subclientCurrencies.find((code) => code.toLowerCase() === values.currency),
    hoursAheadOfGmt: values.gmt,
    sender: values.sender,
    secondSender: values.sender2,
    lowBalance: values.lowbalance,
    historyDays: values.historydays,
    numberBeginnings: values.prefixes,
    notes: values.notes,
    commandPhones: values.commandphones,
    limitPerDay: values.perday,
    limitPerNumber: values.pernumber,
    limitPerText: values.pertext,
    limitPerAddress: values.peraddress,
    sendingHours: values.hours,
    lifetimeMinutes: values.lifetime,
    callbackUrl: values.callback,
    emailToSms: Object.keys(emailToSms).length === 0 ? undefined : emailToSms,
    switches: on.length + off.length === 0 ? undefined : switches,
  });
}
