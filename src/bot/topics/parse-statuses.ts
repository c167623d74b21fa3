import { nameOf, senderModeration, senderStatuses, templateStatuses } from '../../smsc/codes.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { listParameter } from './parse-list.ts';
import type { Topic } from './topic.ts';

const known: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  sender: [...new Set([...Object.values(senderStatuses), ...Object.values(senderModeration)])],
  template: Object.values(templateStatuses),
};
const names: readonly string[] = [...new Set(Object.values(known).flat())];

/** Russian words, without `ё`. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['ожидает', 'waiting'],
  ['отправлено', 'sent'],
  ['отправлен', 'sent'],
  ['допущено', 'accepted'],
  ['допущен', 'accepted'],
  ['принято', 'accepted'],
  ['принят', 'accepted'],
  ['отклонено', 'rejected'],
  ['отклонен', 'rejected'],
  ['не принято', 'rejected'],
  ['не принят', 'rejected'],
  ['not accepted', 'rejected'],
  ['приостановлено', 'paused'],
  ['приостановлен', 'paused'],
  ['no money', 'no-money'],
  ['нет средств', 'no-money'],
  ['нет денег', 'no-money'],
  ['no documents', 'documents-needed'],
  ['нет документов', 'documents-needed'],
  ['нужны документы', 'documents-needed'],
  ['разрешено', 'allowed'],
  ['отключено', 'disabled'],
  ['not found', 'not-found'],
  ['нет', 'not-found'],
]);

/** States by name in either language, or the provider's codes at an operator, with commas between them. */
export function statusesFilter(hint: string): Parameter<readonly string[]> {
  return listParameter({
    hint,
    words: names,
    expects: {
      en: `one or more of ${names.join(', ')}, with commas, or the provider's codes at an operator`,
      ru: `состояние или несколько через запятую: ${names.join(', ')}, или коды провайдера у оператора`,
    },
    read: (word) => otherWords.get(word) ?? (names.includes(word) ? word : ofCode(word)),
  });
}

function ofCode(word: string): string | undefined {
  if (!/^-?\d{1,3}$/.test(word)) return undefined;
  const code = Number(word);
  return nameOf(templateStatuses, code) ?? nameOf(senderStatuses, code) ?? String(code);
}

/** Those states of a filter that nothing of a topic can come to. */
export function foreignStatuses(topic: Topic, statuses: readonly string[]): readonly string[] {
  const own = known[topic] ?? [];
  return statuses.filter((status) => names.includes(status) && !own.includes(status));
}

/** The states that something of a topic can come to. */
export function statusesOf(topic: Topic): readonly string[] {
  return known[topic] ?? [];
}
