import type { Misfit } from '../command.ts';
import { keyed, optional, type Parameter } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { type FilterKey, type Filters, filtersOf, thresholds } from './filters.ts';
import { operatorsFilter } from './parse-operators.ts';
import { phonePattern } from './parse-phone-pattern.ts';
import { foreignStatuses, statusesFilter, statusesOf } from './parse-statuses.ts';
import { textFilter } from './parse-text-filter.ts';
import { amount, length } from './parse-thresholds.ts';
import { type Topic, topics } from './topic.ts';

const glob = word('NAME', {
  en: 'a name, in which * stands for anything: shop*',
  ru: 'имя, в котором * заменяет что угодно: shop*',
});

/** Every filter as an argument of a command; which of them a topic has, `filterMisfit` looks at. */
export const filterParameters = {
  name: optional(keyed(glob)),
  sender: optional(keyed(glob)),
  operator: optional(keyed(operatorsFilter('OPERATOR'))),
  status: optional(keyed(statusesFilter('STATUS'))),
  from: optional(keyed(phonePattern('PHONE'))),
  to: optional(keyed(phonePattern('PHONE'))),
  text: optional(keyed(textFilter('WORDS'))),
  under: optional(keyed(amount('AMOUNT'))),
  runway: optional(keyed(length('TIME'))),
} satisfies { readonly [Key in FilterKey]-?: Parameter<Filters[Key] | undefined> };

/** The values of `filterParameters`, with undefined ones among them. */
export type FilterValues = { readonly [Key in FilterKey]?: Filters[Key] | undefined };

const keys = Object.keys(filterParameters) as readonly FilterKey[];

/** The topics with the filters that they have. */
export const filterHelp = topics
  .flatMap((topic) => (filtersOf[topic].length === 0 ? [] : [`${topic} – ${written(filtersOf[topic])}`]))
  .join('; ');

/** The filters among a command's values, always in the same order. */
export function filtersIn(values: FilterValues): Filters {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

/**
 * A filter that a topic has not, or a state that nothing of it comes to.
 *
 * @param topic - none for all topics
 * @param isMute - whether something is muted by them, which no threshold can be
 */
export function filterMisfit(values: FilterValues, topic: Topic | undefined, isMute = false): Misfit | undefined {
  const own = topic === undefined ? [] : filtersOf[topic].filter((key) => !isMute || !thresholds.has(key));
  const foreign = keys.find((key) => values[key] !== undefined && !own.includes(key));
  if (foreign !== undefined) return { parameter: foreign, reason: notOf(topic, own) };
  const { status = [] } = values;
  if (topic === undefined || foreignStatuses(topic, status).length === 0) return undefined;
  const words = foreignStatuses(topic, status).join(', ');
  const known = statusesOf(topic).join(', ');
  return {
    parameter: 'status',
    reason: {
      en: `The topic ${topic} knows no ${words}. It has ${known}.`,
      ru: `У темы ${topic} не бывает ${words}. Бывают: ${known}.`,
    },
  };
}

function notOf(topic: Topic | undefined, own: readonly FilterKey[]): Misfit['reason'] & object {
  const has = written(own);
  if (topic === undefined) {
    return { en: 'Filters go with one topic, not with all.', ru: 'Фильтры бывают у одной темы, а не у всех.' };
  }
  return own.length === 0
    ? { en: `${topic} has no filters here.`, ru: `У темы ${topic} здесь нет фильтров.` }
    : { en: `${topic} has no such filter. It has ${has}.`, ru: `У темы ${topic} такого фильтра нет. Есть ${has}.` };
}

function written(filters: readonly FilterKey[]): string {
  return filters.map((key) => `${key}:`).join(', ');
}
