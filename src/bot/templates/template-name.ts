import type { Parameter } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';

/** How a template was called: by its number in the register, or by its sender, which needs the text too. */
export interface TemplateName {
  readonly written: string;
  /** The number that was meant, if a number may have been meant. */
  readonly number?: number;
  /** Whether it cannot be a sender name: it was typed as `#7`. */
  readonly isNumber: boolean;
}

/** `#7` or `№7`, a sender name, or a short number that may be either. */
export function templateName(hint: string): Parameter<TemplateName> {
  const expects = {
    en: 'the number of a template in /template list, such as #7, or its sender name',
    ru: 'номер шаблона из /template list, например #7, или имя отправителя',
  };
  const written = word(hint, expects);
  return {
    ...written,
    parse: (typed, moment) => {
      const [, sign = '', digits] = /^([#№]?)(\d{1,9})$/u.exec(typed) ?? [];
      if (digits !== undefined) {
        return { ok: true, value: { written: typed, number: Number(digits), isNumber: sign !== '' } };
      }
      const read = written.parse(typed, moment);
      return read.ok ? { ok: true, value: { written: read.value, isNumber: false } } : read;
    },
    print: (name) => name.written,
  };
}
