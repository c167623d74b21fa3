import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { choice } from '../parameters/words.ts';
import { type Topic, topics } from './topic.ts';

/** Other words for the topics, as people say them. */
const otherWords: ReadonlyMap<string, Topic> = new Map([
  ['senders', 'sender'],
  ['имя', 'sender'],
  ['имена', 'sender'],
  ['templates', 'template'],
  ['шаблон', 'template'],
  ['шаблоны', 'template'],
  ['incoming', 'inbox'],
  ['входящие', 'inbox'],
  ['money', 'balance'],
  ['баланс', 'balance'],
  ['деньги', 'balance'],
  ['mailings', 'mailing'],
  ['рассылка', 'mailing'],
  ['рассылки', 'mailing'],
  ['состояние', 'health'],
  ['сбои', 'health'],
]);
const everything: ReadonlySet<string> = new Set(['all', 'все', 'всё']);

/** What a chat is told of. */
export function topicParameter(): Parameter<Topic> {
  const plain = choice('TOPIC', topics);
  return {
    ...plain,
    parse: (written, moment) => {
      const other = otherWords.get(written.toLowerCase());
      return other === undefined ? plain.parse(written, moment) : right(other);
    },
  };
}

/** A topic, or all of them. */
export function topicOrAll(): Parameter<Topic | 'all'> {
  const one = topicParameter();
  const plain = choice('TOPIC', ['all', ...topics]);
  return {
    ...plain,
    parse: (written, moment) => {
      if (everything.has(written.toLowerCase())) return right('all' as const);
      const read = one.parse(written, moment);
      return read.ok ? read : wrong;
    },
  };
}
