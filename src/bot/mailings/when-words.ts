import type { CommandContext } from '../command.ts';
import { mailingCreateTexts } from '../texts/mailing-create.ts';
import type { PlannedMailing } from './planned-mailing.ts';

/** When a mailing begins. */
export function whenWords({ at }: PlannedMailing, { language, formats }: CommandContext): string {
  return at === null ? mailingCreateTexts[language].atOnce : formats.time(Temporal.Instant.fromEpochMilliseconds(at));
}
