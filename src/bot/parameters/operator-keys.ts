import { type SenderKey, senderKeys, type TemplateKey, templateKeys } from '../../smsc/operator-keys.ts';
import { listParameter } from '../topics/parse-list.ts';
import { type Parameter, right } from './parameter.ts';

const everything = 'all';

/** Where a sender name is to be registered: the provider's keys with commas between them. */
export function senderOperators(hint: string): Parameter<readonly SenderKey[]> {
  const keys = Object.keys(senderKeys).filter(isSenderKey);
  return inOrder(
    keys,
    listParameter({
      hint,
      words: keys,
      expects: { en: `one or more of ${keys.join(', ')}`, ru: `одно или несколько из: ${keys.join(', ')}` },
      read: (word) => (isSenderKey(word) ? word : undefined),
    }),
  );
}

/** Where a template is to be made, and what for: the provider's keys with commas between them, or `all`. */
export function templateTargets(hint: string): Parameter<readonly TemplateKey[]> {
  const keys = Object.keys(templateKeys).filter(isTemplateKey);
  const list = listParameter<TemplateKey | typeof everything>({
    hint,
    words: [everything, ...keys],
    expects: {
      en: `all, or one or more of ${keys.join(', ')}`,
      ru: `all или одно или несколько из: ${keys.join(', ')}`,
    },
    read: (word) => {
      if (word === everything || word === 'все') return everything;
      return isTemplateKey(word) ? word : undefined;
    },
  });
  return {
    ...list,
    parse: (written, moment) => {
      const read = list.parse(written, moment);
      if (!read.ok) return read;
      return right(keys.filter((key) => read.value.includes(everything) || read.value.includes(key)));
    },
    print: (targets) => (targets.length === keys.length ? everything : targets.join(',')),
  };
}

/** The same list in the order of the provider's page, by operator. */
function inOrder<Key extends string>(keys: readonly Key[], list: Parameter<readonly Key[]>): Parameter<readonly Key[]> {
  return {
    ...list,
    parse: (written, moment) => {
      const read = list.parse(written, moment);
      return read.ok ? right(keys.filter((key) => read.value.includes(key))) : read;
    },
  };
}

function isSenderKey(word: string): word is SenderKey {
  return Object.hasOwn(senderKeys, word);
}

function isTemplateKey(word: string): word is TemplateKey {
  return Object.hasOwn(templateKeys, word);
}
