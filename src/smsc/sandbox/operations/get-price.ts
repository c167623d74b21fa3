import { type Form, many, one } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { writeMoney } from '../money.ts';
import { minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const zoneForm: Form = {
  text0: 'zone = {zone}, name = {name}, api = {api}, mass = {mass}, mms = {mms}, hlr = {hlr}, call = {call}',
  text1: '{zone},{name},{api},{mass},{mms},{hlr},{call}',
  element: 'zone',
  own: 'zone',
  fields: 'name api mass mms hlr call zone',
  json: 'zone name api mass mms hlr call',
};

const codeForm: Form = {
  text0: 'mccmnc = {mccmnc}, cost = {cost}',
  text1: '{mccmnc},{cost}',
  element: 'mccmnc',
  own: 'mccmnc',
  fields: 'cost mccmnc',
  json: 'mccmnc cost',
};

const price: Form = {
  text0: '{zones}\n\n{codes}\n\nmail = {mail}',
  text1: '{zones}\n\n{codes}\n\n{mail}',
  element: 'price',
  fields: 'zones codes mail',
};

/** Without prices of its own for any operator, that part is left out of the text. */
const priceWithoutCodes: Form = { ...price, text0: '{zones}\n\nmail = {mail}', text1: '{zones}\n\n{mail}' };

/** get.php get_price: "Request for rates". */
export const getPrice: Operation = {
  file: 'get.php',
  command: 'get_price',
  limits: [identical(3, minuteMs)],
  answer: ({ account: { prices } }) => {
    const zones = prices.zones.map(({ zone, name, api, mass, mms, hlr, call }) => ({
      zone,
      name,
      api: writeMoney(api),
      mass: writeMoney(mass),
      mms: writeMoney(mms),
      hlr: writeMoney(hlr),
      call: writeMoney(call),
    }));
    const codes = prices.codes.map(({ mccmnc, cost }) => ({ mccmnc, cost: writeMoney(cost) }));
    return one(codes.length === 0 ? priceWithoutCodes : price, {
      zones: many('zones', zoneForm, zones),
      codes: many('codes', codeForm, codes),
      mail: writeMoney(prices.mail),
    });
  },
};
