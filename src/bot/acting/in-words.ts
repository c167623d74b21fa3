import { type RefusalCode, SmscError } from '../../smsc/error.ts';
import type { Catalogue } from '../language.ts';
import { UserError } from '../user-error.ts';

/** What refusals of the provider mean for one command, where the general sentences say too little. */
export type Refusals = { readonly [Code in RefusalCode]?: Catalogue<string> };

/**
 * Makes a call that changes something, and tells a refusal in the words of the command.
 *
 * @throws UserError for a refusal that has words, SmscError for any other
 */
export async function inWords<Value>(refusals: Refusals, call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    const sentence = error instanceof SmscError && !error.outcomeUnknown ? sentenceOf(refusals, error) : undefined;
    if (sentence === undefined) throw error;
    throw new UserError(sentence, { cause: error });
  }
}

function sentenceOf(refusals: Refusals, { code }: SmscError): Catalogue<string> | undefined {
  return new Map(Object.entries(refusals)).get(code);
}
