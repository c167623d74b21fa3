import type { Language } from '../language.ts';
import type { Button } from '../reply.ts';
import { replyingTexts } from '../texts/replying.ts';
import type { Received } from './received.ts';

/** What cannot be answered is the name of a service. */
const phone = /^\+?\d{7,15}$/;

/**
 * [Reply] under an incoming SMS; none where nobody can be answered.
 *
 * @param id - of the event that tells of it, or the provider's: the number is looked up, as it may be covered here
 */
export function replyButton(id: string, { from }: Received, language: Language): readonly Button[] {
  if (!phone.test(from)) return [];
  return [{ label: replyingTexts[language].reply, command: `/reply ${id}`, form: true, asksItself: true }];
}
