import { senderKeys } from '../../smsc/operator-keys.ts';
import type { Misfit } from '../command.ts';
import type { Catalogue, Language } from '../language.ts';
import { senderOperators } from '../parameters/operator-keys.ts';
import { keyed, optional, type Values } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { operatorWords } from './sender-words.ts';

/** What a company has to tell for Ukraine's national rate, in the order of the page. */
const companyParameters = {
  company: optional(
    keyed(word('NAME', { en: 'the legal name of the company', ru: 'юридическое название организации' })),
  ),
  tax: optional(
    keyed(word('NUMBER', { en: 'the EDRPOU or tax number of the company', ru: 'код ЕГРПОУ или ИНН организации' })),
  ),
  site: optional(keyed(word('SITE', { en: 'the site of the company', ru: 'сайт организации' }))),
  email: optional(keyed(word('EMAIL', { en: 'the e-mail address of the company', ru: 'адрес e-mail организации' }))),
  address: optional(
    keyed(word('ADDRESS', { en: 'the actual address of the company', ru: 'фактический адрес организации' })),
  ),
  services: optional(
    keyed(word('TEXT', { en: 'what services the company offers', ru: 'какие услуги оказывает организация' })),
  ),
  purpose: optional(
    keyed(word('TEXT', { en: 'what the company will inform about', ru: 'о чём будет сообщать организация' })),
  ),
};

/** What can be said of a sender name, new or old. */
export const detailParameters = {
  comment: optional(keyed(word('TEXT', { en: 'a comment', ru: 'комментарий' }))),
  operators: optional(keyed(senderOperators('KEY,…'))),
  document: optional(
    keyed(word('TEXT', { en: 'what the attached document is', ru: 'что это за документ в приложении' })),
  ),
  owner: optional(
    keyed(
      word('NAME', {
        en: 'the owner of the e-mail address, where the name is one',
        ru: 'владелец адреса e-mail, если имя — такой адрес',
      }),
    ),
  ),
  ...companyParameters,
  user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
};

/** What else there is to know of them, a paragraph each. */
export const detailHelp: Catalogue<readonly string[]> = {
  en: [
    `Where to register it (operators:): ${operatorHelp('en')}. The provider tells the price of a paid name to no program; where a spending limit is set, another operator has to approve of it.`,
    'What tells of the company, from company: to purpose:, goes with operators:ua_reg alone, and there all of it is needed but site:.',
  ],
  ru: [
    `Где зарегистрировать (operators:): ${operatorHelp('ru')}. Цену платного имени провайдер программам не сообщает; если задан лимит трат, нужно одобрение другого оператора.`,
    'Об организации, от company: до purpose:, сообщают только для operators:ua_reg, и тогда обязательно всё, кроме site:.',
  ],
};

export type DetailValues = Values<typeof detailParameters>;

type CompanyField = keyof typeof companyParameters;
const companyFields: readonly CompanyField[] = ['company', 'tax', 'email', 'address', 'services', 'purpose', 'site'];
const withoutSite = companyFields.filter((field) => field !== 'site');

/** What is missing for Ukraine's national rate, or said without it, and a document that is not there. */
export function detailsMisfit(values: DetailValues, hasFile: boolean): Misfit | undefined {
  if (values.document !== undefined && !hasFile) return { parameter: 'document', reason: noDocument };
  const isNational = values.operators?.includes('ua_reg') === true;
  const missing = withoutSite.find((field) => values[field] === undefined);
  if (isNational) return missing && { parameter: missing };
  const needless = companyFields.find((field) => values[field] !== undefined);
  return needless && { parameter: needless, reason: onlyNational };
}

function operatorHelp(language: Language): string {
  return Object.keys(senderKeys)
    .map((key) => `${key} – ${operatorWords(key, language)}`)
    .join('; ');
}

const noDocument = {
  en: 'document: says what the attached document is, and nothing is attached.',
  ru: 'document: говорит, что это за документ, а в сообщении ничего не приложено.',
};
const onlyNational = {
  en: 'The company is told only for operators:ua_reg.',
  ru: 'Об организации сообщают только для operators:ua_reg.',
};
