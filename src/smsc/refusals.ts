import type { Refusal } from './decode/refusal.ts';
import { type RefusalCode, SmscError } from './error.ts';

/** What the provider's error numbers mean on every page. */
const common: Readonly<Record<number, RefusalCode>> = {
  1: 'bad-parameters',
  2: 'no-access',
  4: 'blocked',
  9: 'too-many-requests',
};

/** The provider's texts as recordings show them (facts 8). Others are not shown: they may repeat what was sent. */
const knownTexts: ReadonlySet<string> = new Set([
  'parameters error',
  'authorise error',
  'no money',
  'message is denied',
  'invalid number',
  "can't to deliver",
  'duplicate request, wait a minute',
]);

/** @param errors - the operation's own table */
function refusalCode(number: number, errors: Readonly<Record<number, RefusalCode>>): RefusalCode {
  return common[number] ?? errors[number] ?? 'unknown-refusal';
}

/** The error for the provider's no. */
export function refusalError(
  { number, text }: Refusal,
  errors: Readonly<Record<number, RefusalCode>>,
  operation: string,
): SmscError {
  const words = knownTexts.has(text) ? ` (${text})` : '';
  return new SmscError(refusalCode(number, errors), `the provider answers error ${number}${words}`, {
    operation,
    number,
  });
}
