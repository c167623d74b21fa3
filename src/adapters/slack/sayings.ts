import { PostError } from '../../bot/chat.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Sending } from '../sending.ts';
import { type Api, call, SlackError } from './api.ts';
import type { Origin } from './origins.ts';
import type { Outbound } from './outbound.ts';
import { unlinked } from './plain.ts';
import type { SlackMessage } from './render.ts';
import { type ResponseWay, removeOriginal, respond } from './respond.ts';

export interface SayingsOptions {
  readonly api: Api;
  /** Address of the Web API server. */
  readonly url: string;
  readonly sending: Sending;
  readonly outbound: Outbound;
  readonly log: Logger;
}

/** Single messages in channels, by the response address of what is answered where it has one. */
export interface Sayings {
  /** At the response address while that can be used, else by a call, for which the bot must be in the channel. @throws PostError */
  say(origin: Origin, to: ResponseWay['to'], message: SlackMessage): Promise<void>;
  /** In place of the message that was pressed; `false` when it may not stand there. */
  inPlace(origin: Origin, message: SlackMessage): Promise<boolean>;
  /** Takes away the answer that was pressed, or the last one to a command. */
  takeAway(origin: Origin): Promise<void>;
}

export function createSayings({ api, url, sending, outbound, log }: SayingsOptions): Sayings {
  async function ephemeral({ message: { in: to, from } }: Origin, { text, blocks }: SlackMessage): Promise<void> {
    await sending.to(to.id, (channel) =>
      call('chat.postEphemeral', () =>
        api.chat.postEphemeral({
          channel,
          user: from.id,
          text,
          blocks: [...blocks],
          ...unlinked,
          ...(to.thread !== undefined && { thread_ts: to.thread }),
        }),
      ),
    );
  }

  return {
    say: async (origin, to, message) => {
      const { address, message: asked } = origin;
      if (address !== undefined) {
        try {
          const way = { to, thread: asked.in.thread };
          return await sending.to(address, () => respond(url, address, way, message));
        } catch (error) {
          if (!isUsedUp(error)) throw error;
        }
      }
      if (to === 'everyone') await outbound.send(asked.in, message);
      else await ephemeral(origin, message);
    },
    inPlace: async ({ address }, message) => {
      if (address === undefined) return false;
      try {
        await sending.to(address, () => respond(url, address, { to: 'replace' }, message));
        return true;
      } catch (err) {
        log.debug({ err }, 'a message could not be replaced at its response address');
        return false;
      }
    },
    takeAway: async ({ address }) => {
      if (address === undefined) return;
      try {
        await sending.to(address, () => removeOriginal(url, address));
      } catch (err) {
        log.debug({ err }, 'an answer that was replaced could not be taken away');
      }
    },
  };
}

/** After five uses or half an hour. */
function isUsedUp(error: unknown): boolean {
  const cause = error instanceof PostError ? error.cause : error;
  return cause instanceof SlackError && (cause.refusal === 'expired_url' || cause.refusal === 'used_url');
}
