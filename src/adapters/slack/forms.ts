import type { ChatMessage, Conversation } from '../../bot/chat.ts';
import type { Command } from '../../bot/command.ts';
import { checkForm, formForLine } from '../../bot/forms/form-line.ts';
import type { Language } from '../../bot/language.ts';
import type { Moment } from '../../bot/parameters/parameter.ts';
import type { Logger } from '../../lib/logger.ts';
import { type Api, call } from './api.ts';
import { platform } from './conversation.ts';
import { readSubmission, type Submission } from './interactions.ts';
import { modalOf } from './modal.ts';
import { type Origin, originKey } from './origins.ts';
import { fieldsOf, type Payload, textOf } from './payload.ts';
import { postedId } from './posted-id.ts';
import { slackTexts } from './texts.ts';

export interface FormsOptions {
  readonly api: Api;
  /** What forms can be made of. */
  readonly commands: readonly Command[];
  /** The account's time, which dates are read by. */
  readonly moment: () => Moment;
  readonly languageFor: (message: ChatMessage) => Promise<Language>;
  readonly log: Logger;
}

/** A form that was filled in: the message that it types, or what is wrong with its fields, by `block_id`. */
export type FilledIn = { readonly origin: Origin } | { readonly errors: Readonly<Record<string, string>> };

/** Forms as modals: another way to type a line. */
export interface Forms {
  /**
   * Opens the form for a line that lacks values; a trigger is good for three seconds.
   *
   * @returns `false` when there is no form for it, or it is too late to open one @throws StorageError
   */
  open(trigger: string | undefined, origin: Origin, line: string): Promise<boolean>;
  /** Reads a form; asks nothing of the disk, nor who the bot is. */
  read(submission: Submission): FilledIn;
  /** What Slack is to tell in a form that cannot be run; `undefined` for every other delivery. */
  refusalOf(payload: Payload): FormAnswer | undefined;
}

export interface FormAnswer {
  readonly response_action: 'errors';
  /** By `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Which modals are forms of commands. */
const callbackId = 'form';

export function createForms({ api, commands, moment, languageFor, log }: FormsOptions): Forms {
  function read(submission: Submission): FilledIn {
    const { command: name, language, origin } = readMetadata(submission);
    const command = commands.find((each) => each.name === name);
    if (command === undefined || origin === undefined) {
      const [first] = submission.blocks;
      return { errors: first === undefined ? {} : { [first]: slackTexts[language].formExpired } };
    }
    const checked = checkForm(command, submission.values, language, { moment: moment(), message: origin.message });
    if ('problems' in checked) return { errors: Object.fromEntries(checked.problems) };
    return { origin: { ...origin, message: { ...origin.message, text: checked.line } } };
  }

  return {
    open: async (trigger, origin, line) => {
      const language = await languageFor(origin.message);
      const reader = { moment: moment(), message: origin.message };
      const form = formForLine(line, commands, language, reader);
      if (form === undefined || trigger === undefined) return false;
      const metadata = JSON.stringify(metadataOf(origin, form.command, language));
      try {
        await call('views.open', () =>
          api.views.open({ trigger_id: trigger, view: modalOf(form, { callbackId, metadata }) }),
        );
        return true;
      } catch (err) {
        // A trigger that was looked at too late; the person is told to ask again.
        log.warn({ err }, 'a form could not be opened');
        return false;
      }
    },
    read,
    refusalOf: (payload) => {
      const submission = payload['type'] === 'view_submission' ? readSubmission(payload) : undefined;
      const filledIn = submission && read(submission);
      if (filledIn === undefined || 'origin' in filledIn) return undefined;
      const { errors } = filledIn;
      // Slack takes no errors without a place: a form that has no field just closes.
      return Object.keys(errors).length === 0 ? undefined : { response_action: 'errors', errors };
    },
  };
}

/** What a modal carries of where it was opened. */
interface Metadata {
  readonly command: string;
  readonly language: Language;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly kind: 'private' | 'group';
  readonly address?: string | undefined;
  readonly isOnAnswer: boolean;
}

function metadataOf(
  { message: { in: place }, address, isOnAnswer }: Origin,
  command: string,
  language: Language,
): Metadata {
  return { command, language, channel: place.id, thread: place.thread, kind: place.kind, address, isOnAnswer };
}

/** Slack gives back what it was given; a form of another app, or of another version of this one, has no origin. */
function readMetadata({ id, form, metadata, from }: Submission): {
  readonly command: string | undefined;
  readonly language: Language;
  readonly origin: Origin | undefined;
} {
  const kept = form === callbackId ? objectOf(metadata) : {};
  const language = kept['language'] === 'ru' ? 'ru' : 'en';
  const channel = textOf(kept['channel']);
  const thread = textOf(kept['thread']);
  if (channel === undefined) return { command: undefined, language, origin: undefined };
  const kind = kept['kind'] === 'private' ? 'private' : 'group';
  const isOnAnswer = kept['isOnAnswer'] === true;
  const place: Conversation = { platform, id: channel, ...(thread !== undefined && { thread }), kind };
  const message: ChatMessage = {
    id,
    in: place,
    from,
    text: '',
    files: [],
    ...(isOnAnswer && { pressed: postedId({ kind: 'answer', message: originKey({ in: place, id }) }) }),
  };
  const origin = { message, address: textOf(kept['address']), isShared: false, isOnAnswer };
  return { command: textOf(kept['command']), language, origin };
}

function objectOf(json: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return {};
  }
}
