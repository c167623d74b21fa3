import { type Secret, secret } from '../../lib/secret.ts';
import type { Catalogue } from '../language.ts';
import { type Parameter, type Parsed, right, wrong } from './parameter.ts';

/**
 * Stands where a password stood, in all that is written or kept: nobody's password is this letter. Read again it is a
 * password that was lost.
 */
export const withheld = '…';

const shortest = 8;
const longest = 100;
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u] as const;
/** The provider refuses simple passwords; its page does not say which ones those are. */
const leastKinds = 3;

const rule: Catalogue<string> = {
  en: `${shortest} characters or more without a blank, mixed of small and capital letters, digits and signs (${leastKinds} of these kinds at least)`,
  ru: `не короче ${shortest} знаков без пробелов: строчные и прописные буквы, цифры и другие знаки вперемешку (не меньше ${leastKinds} видов)`,
};
const tooSimple: Catalogue<string> = {
  en: `The provider refuses simple passwords. It must be ${rule.en}.`,
  ru: `Провайдер не принимает простые пароли. Нужно: ${rule.ru}.`,
};

/** A new password for the provider. */
export function newPassword(hint: string): Parameter<Secret> {
  return {
    hint,
    place: 'key',
    required: true,
    field: 'text',
    expects: rule,
    words: [],
    holds: 'password',
    parse: readNew,
    print: () => withheld,
  };
}

/** A password as it is now, whatever it is. */
export function currentPassword(hint: string): Parameter<Secret> {
  return {
    ...newPassword(hint),
    expects: {
      en: 'the current password, where the provider asks for it',
      ru: 'нынешний пароль, если провайдер его спрашивает',
    },
    parse: (written) => (written.trim() === '' || written.length > longest ? wrong : right(read(written))),
  };
}

/** Whether a password was lost before it could be used, by a restart of the bot. */
export function isLost(password: Secret): boolean {
  return password.reveal() === '';
}

function readNew(written: string): Parsed<Secret> {
  if (written === withheld) return right(read(written));
  const length = Array.from(written).length;
  const isMixed = kinds.filter((kind) => kind.test(written)).length >= leastKinds;
  const isRight = length >= shortest && length <= longest && isMixed && !/\s/u.test(written);
  return isRight ? right(secret(written)) : { ok: false, reason: tooSimple };
}

function read(written: string): Secret {
  return secret(written === withheld ? '' : written);
}
