import type { Catalogue } from '../language.ts';
import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { topicOrAll } from '../topics/parse-topic.ts';
import type { Topic } from '../topics/topic.ts';

/** `#3`, `№3` or `3`. */
export function numberParameter(hint: string, expects: Catalogue<string>): Parameter<number> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects,
    words: [],
    parse: (written) => {
      const [, digits] = /^[#№]?\s?(\d{1,9})$/u.exec(written.trim()) ?? [];
      return digits === undefined ? wrong : right(Number(digits));
    },
    print: (number) => `#${number}`,
  };
}

/** The same, or a topic. */
export function numberOrTopic(hint: string, expects: Catalogue<string>): Parameter<number | Topic | 'all'> {
  const number = numberParameter(hint, expects);
  const topic = topicOrAll();
  return {
    ...number,
    words: topic.words,
    parse: (written, moment) => {
      const read = number.parse(written, moment);
      if (read.ok) return read;
      const named = topic.parse(written, moment);
      return named.ok ? named : wrong;
    },
    print: (which) => (typeof which === 'number' ? number.print(which) : which),
  };
}
