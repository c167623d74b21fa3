import { type OperatorId, operatorOf } from '../../smsc/operator-keys.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { listParameter } from './parse-list.ts';

const words: ReadonlyMap<string, OperatorId> = new Map([
  ['mts', 'mts'],
  ['мтс', 'mts'],
  ['megafon', 'megafon'],
  ['мегафон', 'megafon'],
  ['beeline', 'beeline'],
  ['билайн', 'beeline'],
  ['tele2', 'tele2'],
  ['t2', 'tele2'],
  ['теле2', 'tele2'],
  ['т2', 'tele2'],
  ['motiv', 'motiv'],
  ['мотив', 'motiv'],
  ['ukraine', 'ukraine'],
  ['украина', 'ukraine'],
  ['social', 'social'],
  ['соцсети', 'social'],
]);

const offered: readonly OperatorId[] = ['mts', 'megafon', 'beeline', 'tele2', 'motiv', 'ukraine', 'social'];

/** Operators by name, or the provider's keys such as `mts_step`, with commas between them. */
export function operatorsFilter(hint: string): Parameter<readonly string[]> {
  return listParameter({
    hint,
    words: offered,
    expects: {
      en: `one or more of ${offered.join(', ')}, with commas, or the provider's keys such as mts_step`,
      ru: `оператор или несколько через запятую: ${offered.join(', ')}, или ключи провайдера, например mts_step`,
    },
    read: (word) => words.get(word) ?? (operatorOf(word) === undefined ? undefined : word),
  });
}
