/** Why something could not be told, in no language. */
export type ReasonCode =
  | 'bound'
  | 'failed'
  | 'gone'
  | 'interrupted'
  | 'mistake'
  | 'refused'
  | 'storage'
  | 'unknown'
  | 'unsubscribed'
  | 'wait';

/**
 * A reason as it is kept.
 *
 * @param words - the platform's own, without secrets, phone numbers or text of SMS
 */
export function writeReason(code: ReasonCode, words = ''): string {
  return words === '' ? code : `${code}: ${words}`;
}

/** The two parts of a kept reason; for what was not written by `writeReason` the code is no `ReasonCode`. */
export function readReason(kept: string): { readonly code: string; readonly words: string } {
  const [, code = kept, words = ''] = /^([a-z]+): (.*)$/su.exec(kept) ?? [];
  return { code, words };
}
