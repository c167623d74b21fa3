import type { Catalogue } from '../language.ts';
import { type Parameter, type Parsed, right, wrong } from '../parameters/parameter.ts';
import { topics as everyTopic, type Topic } from '../topics/topic.ts';
import { topicsParameter, zoneParameter } from './parse-quiet.ts';

/** In which zone hours are meant, and which topics they do not hold back. */
export interface ZoneExcept {
  readonly zone?: string;
  readonly except: readonly Topic[];
}

const known = everyTopic.join(', ');
const exceptWord = /(?:^|\s)(?:except|кроме)(?:\s*:\s*|\s+|$)/iu;

/** `Europe/Moscow except health,inbox`, either part alone too. */
export function zoneExcept(): Parameter<ZoneExcept> {
  const zones = zoneParameter('ZONE');
  const topics = topicsParameter('TOPIC');
  return {
    hint: 'ZONE] [except TOPIC,…',
    place: 'rest',
    required: true,
    field: 'text',
    expects: {
      en: 'a time zone such as Europe/Moscow or UTC+3, and except with the topics that are told all the same',
      ru: 'часовой пояс, например Europe/Moscow или UTC+3, и except с темами, которые всё же приходят',
    },
    words: ['except'],
    parse: (written, moment) => {
      const found = exceptWord.exec(written);
      const before = found === null ? written : written.slice(0, found.index);
      const zone =
        before.trim() === ''
          ? undefined
          : within(zones.parse(before.trim(), moment), written, before.trim(), wrongZone);
      if (zone?.ok === false) return zone;
      const begun = zone === undefined ? {} : { zone: zone.value };
      if (found === null) return zone === undefined ? wrong : right({ ...begun, except: [] });
      const after = written.slice(found.index + found[0].length);
      const except = within(topics.parse(after, moment), written, after, wrongTopic);
      return except.ok ? right({ ...begun, except: except.value }) : except;
    },
    print: ({ zone, except }) =>
      [zone === undefined ? '' : zones.print(zone), except.length === 0 ? '' : `except ${topics.print(except)}`]
        .filter((part) => part !== '')
        .join(' '),
  };
}

/** Points into the whole text, where a part of it stands. */
function within<Value>(read: Parsed<Value>, whole: string, part: string, reason: Catalogue<string>): Parsed<Value> {
  if (read.ok) return read;
  if (part === '') return { ok: false, reason };
  const { start = 0, end = part.length } = read;
  const before = whole.lastIndexOf(part);
  return { ok: false, reason, start: before + start, end: before + end };
}

const wrongZone = {
  en: 'There is no such time zone. They are called Europe/Moscow or UTC+3; topics come after the word except.',
  ru: 'Такого часового пояса нет. Их пишут как Europe/Moscow или UTC+3; темы — после слова except.',
};
const wrongTopic = {
  en: `After except come topics: ${known}.`,
  ru: `После except идут темы: ${known}.`,
};
