import { type Parameter, type Parsed, right, wrong } from '../parameters/parameter.ts';
import { topicParameter } from '../topics/parse-topic.ts';
import type { Topic } from '../topics/topic.ts';

/** Minutes of the day. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const between = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|\.\.)\s*(\d{1,2})(?:[:.](\d{2}))?$/u;

/** `22:00-08:00`, `22-8`, or the word off. */
export function quietHoursParameter(hint: string): Parameter<Hours | 'off'> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: 'the hours such as 22:00-08:00, or off',
      ru: 'время, например 22:00-08:00, или off',
    },
    words: ['off', '22:00-08:00'],
    parse: readHours,
    print: (hours) => (hours === 'off' ? hours : writeHours(hours)),
  };
}

function readHours(written: string): Parsed<Hours | 'off'> {
  const plain = written.trim().toLowerCase();
  if (plain === 'off' || plain === 'выкл' || plain === 'нет') return right('off');
  const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = between.exec(plain) ?? [];
  const from = minuteOf(fromHour, fromMinute);
  const to = minuteOf(toHour, toMinute);
  if (from === undefined || to === undefined) return wrong;
  return from === to ? { ok: false, reason: wholeDay } : right({ from, to });
}

/** `24:00` is midnight. */
function minuteOf(hour: string | undefined, minute: string): number | undefined {
  const total = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && total <= 1440 ? total % 1440 : undefined;
}

/** `22:00-08:00`. */
export function writeHours({ from, to }: Hours): string {
  return `${writeMinute(from)}-${writeMinute(to)}`;
}

function writeMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** An IANA name such as `Europe/Moscow` in its own spelling, or `UTC+3` as `+03:00`. */
export function zoneParameter(hint: string): Parameter<string> {
  return {
    hint,
    place: 'next',
    required: true,
    field: 'text',
    expects: {
      en: 'a time zone such as Europe/Moscow or UTC+3',
      ru: 'часовой пояс, например Europe/Moscow или UTC+3',
    },
    words: [],
    parse: (written) => {
      const zone = readZone(written.trim());
      return zone === undefined ? wrong : right(zone);
    },
    print: writeZone,
  };
}

/** A zone as people write it: `UTC+03:00` for a distance from Greenwich. */
export function writeZone(zone: string): string {
  return /^[+-]/.test(zone) ? `UTC${zone}` : zone;
}

function readZone(written: string): string | undefined {
  const [, sign = '', hours = '', minutes = '00'] =
    /^(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?([0-5]\d))?$/iu.exec(written) ?? [];
  if (hours !== '')
    return Number(hours) > 14 ? undefined : `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
  try {
    // Gives names in the spelling of the list, whatever the case of letters; distances with seconds are none.
    return /^\p{L}/u.test(written) ? Temporal.Now.zonedDateTimeISO(written).timeZoneId : undefined;
  } catch {
    return undefined;
  }
}

/** Topics that are told all the same. */
export function topicsParameter(hint: string): Parameter<readonly Topic[]> {
  const one = topicParameter();
  return {
    ...one,
    hint,
    parse: (written, moment) => {
      const found = new Set<Topic>();
      for (const part of written.matchAll(/[^,;\s]+/gu)) {
        const read = one.parse(part[0], moment);
        if (!read.ok) return { ok: false, start: part.index, end: part.index + part[0].length };
        found.add(read.value);
      }
      return found.size === 0 ? wrong : right([...found].sort());
    },
    print: (list) => list.join(','),
  };
}

const wholeDay = {
  en: 'Quiet hours begin and end at different times. To hear nothing at all for a while: /mute all 8h.',
  ru: 'Начало и конец тихих часов — разное время. Чтобы какое-то время ничего не приходило: /mute all 8h.',
};
