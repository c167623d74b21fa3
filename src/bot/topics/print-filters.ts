import { printToken } from '../line/tokens.ts';
import { open, type Privacy } from '../privacy.ts';
import type { FilterKey, Filters } from './filters.ts';
import { filterParameters } from './filters-parameters.ts';

/**
 * Filters as they are typed, such as `from:7916* text:"your code"`; empty without any.
 *
 * @param privacy - covers whole phone numbers where others read along
 */
export function printFilters(filters: Filters, privacy: Privacy = open): string {
  const keys = Object.keys(filterParameters) as readonly FilterKey[];
  return keys
    .flatMap((key) => {
      const value = printOne(key, filters);
      return value === undefined
        ? []
        : [`${key}:${printToken(isWholePhone(key, value) ? privacy.phone(value) : value)}`];
    })
    .join(' ');
}

function printOne(key: FilterKey, filters: Filters): string | undefined {
  const value: unknown = filters[key];
  return value === undefined ? undefined : (filterParameters[key].print as (value: unknown) => string)(value);
}

function isWholePhone(key: FilterKey, value: string): boolean {
  return (key === 'from' || key === 'to') && !value.includes('*');
}
