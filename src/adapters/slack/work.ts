import type { ChatMessage, Conversation } from '../../bot/chat.ts';
import type { Language } from '../../bot/language.ts';
import { type Reply, text } from '../../bot/reply.ts';
import { createLookups } from '../lookups.ts';
import type { FileReader } from './attached-file.ts';
import { homeOf } from './conversation.ts';
import type { Directs } from './directs.ts';
import type { Forms } from './forms.ts';
import { readDelivery, type Said } from './inbound.ts';
import type { Press, PressedPlace, Submission } from './interactions.ts';
import type { KeptButtons, Pressed } from './kept-buttons.ts';
import { type Origin, type Origins, originKey } from './origins.ts';
import { postedId } from './posted-id.ts';
import { takeShare } from './share.ts';
import type { Addressee } from './teams.ts';
import { slackTexts } from './texts.ts';

export interface WorkOptions {
  readonly me: Addressee;
  readonly buttons: KeptButtons;
  readonly directs: Directs;
  readonly origins: Origins;
  readonly forms: Forms;
  readonly fileOf: FileReader;
  /** Hands a message to the core. */
  readonly handle: (message: ChatMessage) => Promise<void>;
  readonly show: (to: Conversation, reply: Reply, origin: Origin) => Promise<unknown>;
  /** Of words to those whose choice cannot be looked up. */
  readonly language: Language;
  readonly languageFor: (message: ChatMessage) => Promise<Language>;
}

/** From what Slack delivered to a message for the core. */
export interface Work {
  /** @throws SlackError, StorageError */
  seeTo(payload: unknown): Promise<void>;
}

export function createWork(options: WorkOptions): Work {
  const { me, buttons, directs, origins, forms, fileOf, handle, show, language, languageFor } = options;
  const looked = createLookups();

  async function say(origin: Origin): Promise<void> {
    await origins.during(origin, () => handle(origin.message));
  }

  /** A channel between two people may be the direct chat with the bot, which Slack has to tell. */
  async function placed(place: Conversation, isDirect: boolean | undefined, person: string): Promise<Conversation> {
    const isOwn = isDirect ?? (await directs.isOwn(place.id, person));
    return isOwn ? { ...place, kind: 'private' } : place;
  }

  async function said({ message, isDirect, isShared, responseUrl: address }: Said): Promise<void> {
    const place = await looked.up(message.in, () => placed(message.in, isDirect, message.from.id));
    const isOpening = place.thread === undefined && address === undefined;
    const thread = isOpening ? message.id : undefined;
    await say({ message: { ...message, in: place }, address, isShared, isOnAnswer: false, thread });
  }

  async function press(pressed: Press): Promise<void> {
    const { meant, origin } = await looked.up(pressed.place.in, async () => {
      const found = await meaningOf(pressed);
      return { meant: found, origin: await originOf(pressed, found?.command ?? '') };
    });
    const isDone = meant?.isForm === true && (await forms.open(pressed.triggerId, origin, meant.command, meant.about));
    if (isDone) return handle({ ...origin.message, answeredWith: 'form' });
    if (meant !== undefined && !meant.isForm) return say(origin);
    await tellOld(origin);
    await handle({ ...origin.message, answeredWith: 'refusal' });
  }

  /** Whoever presses is told when the storage fails, as nothing else would show it. */
  async function meaningOf(pressed: Press): Promise<Pressed | undefined> {
    try {
      return await buttons.find(pressed.place.in, pressed.button);
    } catch (error) {
      await tell(await originOf(pressed, ''), slackTexts[language].notLookedUp);
      throw error;
    }
  }

  async function tellOld(origin: Origin): Promise<void> {
    await tell(origin, slackTexts[await languageFor(origin.message)].oldButton);
  }

  async function tell(origin: Origin, sentence: string): Promise<void> {
    await show(origin.message.in, { summary: sentence, blocks: [text(sentence)] }, origin);
  }

  /** A Home tab holds no answers, so they go to the direct chat. */
  async function originOf({ id, place, from, responseUrl: address }: Press, command: string): Promise<Origin> {
    const { line, isShared } = takeShare(command);
    const common = { id, from, text: line, files: [] };
    if (place.kind === 'home') {
      return { message: { ...common, in: await directs.of(from.id) }, isShared, isOnAnswer: false };
    }
    const isOnAnswer = place.isEphemeral;
    return {
      message: { ...common, in: await placed(place.in, place.isDirect, from.id), pressed: pressedId(place, id) },
      address,
      isShared,
      isOnAnswer,
      thread: isOnAnswer ? undefined : place.message,
    };
  }

  /** What is wrong in a form was told before it was kept. */
  async function submit(submission: Submission): Promise<void> {
    const read = forms.read(submission);
    if ('origin' in read) await say(read.origin);
  }

  return {
    seeTo: async (payload) => {
      const inbound = readDelivery(payload, me, fileOf);
      switch (inbound.kind) {
        case 'message':
          return said(inbound.said);
        case 'press':
          return press(inbound.press);
        case 'submission':
          return submit(inbound.submission);
        case 'home':
          return handle({ id: inbound.id, in: homeOf(inbound.from.id), from: inbound.from, text: '/home', files: [] });
        case 'nothing':
      }
    },
  };
}

function pressedId(place: PressedPlace & { readonly kind: 'message' }, press: string) {
  const { isEphemeral, message } = place;
  const key = originKey({ in: place.in, id: press });
  return postedId(isEphemeral ? { kind: 'answer', message: key } : { kind: 'messages', ts: [message], pressed: key });
}
