import type { ChatMessage, Conversation } from '../../bot/chat.ts';
import type { Command } from '../../bot/command.ts';
import type { Form } from '../../bot/forms/form.ts';
import { checkForm, formForLine } from '../../bot/forms/form-line.ts';
import type { Language } from '../../bot/language.ts';
import { takeAccount, withAccount } from '../../bot/line/account-name.ts';
import type { Moment } from '../../bot/parameters/parameter.ts';
import type { Logger } from '../../lib/logger.ts';
import { type Api, call } from './api.ts';
import type { FileReader } from './attached-file.ts';
import { platform } from './conversation.ts';
import { readSubmission, type Submission } from './interactions.ts';
import { modalOf } from './modal.ts';
import { type Origin, originKey } from './origins.ts';
import { fieldsOf, type Payload, textOf } from './payload.ts';
import { postedId, postedOf } from './posted-id.ts';
import { slackTexts } from './texts.ts';

export interface FormsOptions {
  readonly api: Api;
  /** What forms can be made of. */
  readonly commands: readonly Command[];
  /** The time of an account, which dates are read by; of the first one where none is named. */
  readonly moment: (account: string | undefined) => Moment;
  readonly fileOf: FileReader;
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
   * @param about - what it says in place of what its command does
   * @returns `false` when there is no form for it, or it is too late to open one @throws StorageError
   */
  open(trigger: string | undefined, origin: Origin, line: string, about?: string): Promise<boolean>;
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

export function createForms({ api, commands, moment, fileOf, languageFor, log }: FormsOptions): Forms {
  function read(submission: Submission): FilledIn {
    const { command: name, account, given, pressed, language, origin } = readMetadata(submission);
    const command = commands.find((each) => each.name === name);
    if (command === undefined || origin === undefined) {
      const [first] = submission.blocks;
      return { errors: first === undefined ? {} : { [first]: slackTexts[language].formExpired } };
    }
    const values = new Map([...submission.values, ...given]);
    const asked = { ...origin.message, files: submission.files.map(fileOf) };
    const checked = checkForm(command, values, language, { moment: moment(account), message: asked });
    if ('problems' in checked) return { errors: Object.fromEntries(checked.problems) };
    const text = account === undefined ? checked.line : withAccount(account, checked.line);
    const message = { ...asked, text };
    return { origin: { ...origin, message: command.replaces === true ? { ...message, ...pressed } : message } };
  }

  return {
    open: async (trigger, origin, typed, about) => {
      const { line, account } = takeAccount(typed, commands);
      const language = await languageFor(origin.message);
      const reader = { moment: moment(account), message: origin.message };
      const found = formForLine(line, commands, language, reader);
      if (found === undefined || trigger === undefined) return false;
      const form = about === undefined ? found : { ...found, about };
      const metadata = JSON.stringify(metadataOf(origin, form, account, language));
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
  /** What the line holds beside the fields, by the names of the parameters. */
  readonly given?: Readonly<Record<string, string>> | undefined;
  /** The account that the line names, where it names one. */
  readonly account?: string | undefined;
  /** The `ts` of the message that was pressed, where everybody sees it. */
  readonly message?: string | undefined;
  readonly language: Language;
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly kind: 'private' | 'group';
  readonly address?: string | undefined;
  readonly isOnAnswer: boolean;
}

function metadataOf(
  { message: { in: place, pressed }, address, isOnAnswer }: Origin,
  { command, given }: Form,
  account: string | undefined,
  language: Language,
): Metadata {
  const posted = pressed === undefined ? undefined : postedOf(pressed);
  const message = posted?.kind === 'messages' ? posted.ts[0] : undefined;
  const { id: channel, thread, kind } = place;
  return { command, given, account, language, channel, thread, kind, message, address, isOnAnswer };
}

/** Slack gives back what it was given; a form of another app, or of another version of this one, has no origin. */
function readMetadata({ id, form, metadata, from }: Submission): {
  readonly command: string | undefined;
  readonly account?: string | undefined;
  readonly given: readonly (readonly [string, string])[];
  readonly pressed?: Pick<ChatMessage, 'pressed'>;
  readonly language: Language;
  readonly origin: Origin | undefined;
} {
  const kept = form === callbackId ? objectOf(metadata) : {};
  const language = kept['language'] === 'ru' ? 'ru' : 'en';
  const channel = textOf(kept['channel']);
  const thread = textOf(kept['thread']);
  if (channel === undefined) return { command: undefined, given: [], language, origin: undefined };
  const kind = kept['kind'] === 'private' ? 'private' : 'group';
  const isOnAnswer = kept['isOnAnswer'] === true;
  const place: Conversation = { platform, id: channel, ...(thread !== undefined && { thread }), kind };
  const message: ChatMessage = {
    id,
    in: place,
    from,
    text: '',
    files: [],
    isUnseen: true,
    ...(isOnAnswer && { pressed: postedId({ kind: 'answer', message: originKey({ in: place, id }) }) }),
  };
  const origin = { message, address: textOf(kept['address']), isShared: false, isOnAnswer };
  const given = Object.entries(fieldsOf(kept['given'])).flatMap(([name, value]) => {
    const written = textOf(value);
    return written === undefined ? [] : [[name, written] as const];
  });
  const ts = textOf(kept['message']);
  const posted = ts && postedId({ kind: 'messages', ts: [ts], pressed: originKey({ in: place, id }) });
  const pressed = posted === undefined ? {} : { pressed: posted };
  return { command: textOf(kept['command']), account: textOf(kept['account']), given, pressed, language, origin };
}

function objectOf(json: string): ReturnType<typeof fieldsOf> {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return {};
  }
}
