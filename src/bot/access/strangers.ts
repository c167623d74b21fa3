import type { Language } from '../language.ts';
import { code, type Reply, text } from '../reply.ts';
import { accessTexts } from '../texts/access.ts';

/** All that somebody without a role ever reads: it tells nothing of the bot, its commands or its account. */
export function invitationReply(pairingCode: string, language: Language): Reply {
  const { stranger } = accessTexts[language];
  const shown = pairingCode.toUpperCase();
  return { summary: `${stranger} ${shown}`, blocks: [text(stranger, ' ', code(shown))] };
}

/** The answer to the code that makes the first admin. */
export function claimedReply(language: Language): Reply {
  const { claimed, afterClaim } = accessTexts[language];
  return {
    summary: claimed,
    tone: 'good',
    blocks: [text(claimed), text(afterClaim, ' ', code('/access grant'), ', ', code('/help'))],
  };
}
