import type { Buttons } from '../../bot/buttons.ts';
import type { Conversation } from '../../bot/chat.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Logger } from '../../lib/logger.ts';
import type { RenderedButton } from './render/actions.ts';

/** What a pressed button does. */
export interface Pressed {
  /** The command that it types. */
  readonly command: string;
  /** The command lacks values, for which a form is opened. */
  readonly isForm: boolean;
  /** What the form says in place of what its command does. */
  readonly about?: string | undefined;
}

/** The buttons of replies, which carry a short id of what they type. */
export interface KeptButtons {
  /** None when they cannot be kept: an answer without buttons is worth more than none. */
  keep(place: Conversation, reply: Reply): Promise<readonly RenderedButton[]>;
  /** `undefined` for a button that is unknown, too old or of another channel. @throws StorageError */
  find(place: Conversation, id: string): Promise<Pressed | undefined>;
}

/** Before the command of a button that opens a form, and before what the form says; nobody can type it. */
const formMark = '\u0000';

export function createKeptButtons(buttons: Buttons, log: Logger): KeptButtons {
  return {
    keep: async (place, reply) => {
      const shown = reply.buttons ?? [];
      const typed = shown.map(({ label, command, form, about }) => {
        const said = about === undefined ? '' : formMark + about;
        return { label, command: form === true ? formMark + command + said : command };
      });
      try {
        const ids = await buttons.keep(placeOf(place), typed);
        return shown.map(({ label }, index) => ({ label, id: ids[index] ?? '' }));
      } catch (err) {
        log.error({ err }, 'the buttons of a reply could not be kept');
        return [];
      }
    },
    find: async (place, id) => {
      const command = await buttons.find(placeOf(place), id);
      if (command === undefined) return undefined;
      if (!command.startsWith(formMark)) return { command, isForm: false };
      const [line = '', about] = command.slice(formMark.length).split(formMark);
      return { command: line, isForm: true, about };
    },
  };
}

/** Buttons belong to a channel: whether a message stands in a thread is not told the same way everywhere. */
function placeOf({ platform, id, kind }: Conversation): Conversation {
  return { platform, id, kind };
}
