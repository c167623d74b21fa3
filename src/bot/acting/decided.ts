import { authorOf } from '../access/access.ts';
import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { note } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Confirmation } from './confirmation.ts';
import type { Written } from './tell-everywhere.ts';

/** Says below an outcome who asked for it, and who has decided and when. */
export function decided(
  { acting, message, formats }: CommandContext,
  { by: asker }: Confirmation,
  outcome: Written,
): Written {
  const by = nameOf(authorOf(message));
  const at = formats.time(Temporal.Instant.fromEpochMilliseconds(acting.now()));
  return (language) => {
    const reply = outcome(language);
    return { ...reply, blocks: [...reply.blocks, note(actingTexts[language].decided(nameOf(asker), by, at))] };
  };
}
