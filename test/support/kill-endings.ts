import type { Deed } from './kill-deeds.ts';

/** What somebody is told of what they wanted done. */
export type Ending = 'done' | 'not done' | 'unknown';

/** What is said when nobody answered a question in time; the same may have been asked anew. */
const over = /to confirm are over|half hour to approve is over/;

/** What messages say came of a deed, each once; that one question of it is over counts when nothing else is said. */
export function endingsIn(texts: readonly string[], deed: Deed): readonly Ending[] {
  const told = texts.filter((text) => !over.test(text)).flatMap((text) => endingIn(text, deed) ?? []);
  if (told.length === 0 && texts.some((text) => over.test(text))) return ['not done'];
  return [...new Set(told)];
}

function endingIn(text: string, { says }: Deed): Ending | undefined {
  // That it was done already is for a second press, which somebody may have made.
  if (says.test(text) || /This was done\./.test(text)) return 'done';
  if (/not known whether it was done|nobody knows what came of it/.test(text)) return 'unknown';
  // What has changed is asked anew, which is no end.
  if (/since you were asked/.test(text)) return undefined;
  return /was not done|nothing was done(?! again)|Nothing was done|and failed;/.test(text) ? 'not done' : undefined;
}
