import { type Parameter, right, wrong } from '../parameters/parameter.ts';
import { flag, word } from '../parameters/words.ts';

/** An id of the provider's or one of our own, which may have letters in it. */
export function mailingId(hint: string): Parameter<string> {
  const written = word(hint, { en: 'the id of a mailing, such as 51204', ru: 'id рассылки, например 51204' });
  return {
    ...written,
    parse: (typed) => {
      const [, id] = /^[#№]?([\w.-]{1,40})$/u.exec(typed) ?? [];
      return id === undefined ? wrong : right(id);
    },
  };
}

/** E-mail mailings have ids of their own. */
export const emailMailing = flag({ en: 'the word email: an e-mail mailing', ru: 'слово email: e-mail-рассылка' });
