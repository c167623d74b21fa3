import { type Parameter, type Parsed, right, wrong } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';

const farthest = 12;

/** How many hours a zone is ahead of GMT: `3`, `+3`, `-5`. */
export function gmtHours(hint: string): Parameter<number> {
  return {
    ...word(hint, {
      en: `hours ahead of GMT, from -${farthest} to ${farthest}`,
      ru: `на сколько часов впереди GMT, от -${farthest} до ${farthest}`,
    }),
    parse: (written) => {
      const [, sign = '', digits = ''] = /^(?:gmt|utc)?([+\-−]?)(\d{1,2})$/iu.exec(written.trim()) ?? [];
      const value = Number(digits);
      if (digits === '' || value > farthest) return wrong;
      return right(value === 0 || sign === '' || sign === '+' ? value : -value);
    },
    print: String,
  };
}

/** Beginnings of phone numbers with commas between them; one with a minus is an exception: `7,-77`. */
export function numberBeginnings(hint: string): Parameter<readonly string[]> {
  return {
    ...word(hint, {
      en: 'beginnings of phone numbers, those with a minus excepted, such as 7,-77',
      ru: 'начала номеров, с минусом — исключения, например 7,-77',
    }),
    parse: readBeginnings,
    print: (beginnings) => beginnings.join(','),
  };
}

function readBeginnings(written: string): Parsed<readonly string[]> {
  const parts = written.split(/[,;\s]+/u).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => /^[-+]?\d{1,15}$/.test(part))) return wrong;
  return right([...new Set(parts.map((part) => part.replace('+', '')))]);
}

/** An address in the web that something is called at. */
export function webAddress(hint: string): Parameter<string> {
  return {
    ...word(hint, { en: 'an address such as https://shop.example/sms', ru: 'адрес вида https://shop.example/sms' }),
    parse: (written) => {
      const url = URL.parse(written.trim());
      return url !== null && /^https?:$/.test(url.protocol) ? right(written.trim()) : wrong;
    },
  };
}
