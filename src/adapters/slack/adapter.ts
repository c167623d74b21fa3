import { App } from '@slack/bolt';
import { createButtons } from '../../bot/buttons.ts';
import { type ChatAdapter, type ChatMessage, type Conversation, PostError, type PostedId } from '../../bot/chat.ts';
import type { Command } from '../../bot/command.ts';
import { createInbox } from '../../bot/inbox.ts';
import type { Language } from '../../bot/language.ts';
import type { Moment } from '../../bot/parameters/parameter.ts';
import type { BarsBlock, Reply } from '../../bot/reply.ts';
import { ConfigError } from '../../config.ts';
import type { Route } from '../../http/server.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Secret } from '../../lib/secret.ts';
import type { Database } from '../../storage/database.ts';
import { createConnection } from '../connection.ts';
import { createSending, yielding } from '../sending.ts';
import { createTaking } from '../taking.ts';
import { withTypedAnswer } from '../typed-answer.ts';
import { createAnswers } from './answers.ts';
import { clientOptions, createApi, SlackError } from './api.ts';
import { greetSlack } from './begin.ts';
import { isNamedByPerson, ownerOfHome, platform } from './conversation.ts';
import { createDirects } from './directs.ts';
import { createFileReader } from './files.ts';
import { createForms } from './forms.ts';
import { createHome } from './home.ts';
import { createKeptButtons } from './kept-buttons.ts';
import { libraryLog } from './library-log.ts';
import { createOrigins, type Origin, originKey } from './origins.ts';
import { createOutbound } from './outbound.ts';
import { postedId, postedOf } from './posted-id.ts';
import { createKeeping, keptEvent } from './receiver/keeping.ts';
import { createReceiver, type SlackWay } from './receiver/receiver.ts';
import { refusalOf } from './refusals.ts';
import { createSayings } from './sayings.ts';
import { createSpelling } from './spelt.ts';
import { slackTexts } from './texts.ts';
import { createUploads } from './uploads.ts';
import { createWork } from './work.ts';

export interface SlackOptions {
  readonly token: Secret;
  /** Address of the Web API server; ends in `/api/`. */
  readonly url: string;
  readonly way: SlackWay;
  /** Stands before the name of each slash command. */
  readonly prefix: string;
  /** What the adapter remembers is kept under this name. */
  readonly account: string;
  readonly database: Database;
  /** Whether other processes may take deliveries from the same database; it is the only one unless told otherwise. */
  readonly isOneOfSeveral?: boolean;
  /** Told when Slack can be heard over its socket, and when not any more; signed requests tell nothing of that. */
  readonly onConnection?: (isConnected: boolean) => void;
  readonly clock: Clock;
  readonly log: Logger;
  /** What forms can be made of. */
  readonly commands: readonly Command[];
  readonly language: Language;
  readonly languageFor: (message: ChatMessage) => Promise<Language>;
  /** The time of an account, which dates in forms are read by; of the first one where none is named. */
  readonly moment: (account: string | undefined) => Moment;
  /** Draws amounts as a PNG picture. */
  readonly draw: (chart: BarsBlock) => Promise<Uint8Array>;
}

export interface SlackAdapter extends ChatAdapter {
  /** What is to be served on the bot's HTTP port, by path. */
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * Slack as a chat platform, by Bolt. A delivery is kept, acknowledged and seen to once; messages of one conversation are
 * handed on in their order, and no conversation waits for another.
 */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { token, url, account, database, clock, log, language, commands, prefix } = options;
  const api = createApi(options);
  const sending = createSending({ clock, refusalOf });
  const buttons = createKeptButtons(createButtons(database, account, clock), log);
  const uploads = createUploads({ api, sending });
  const fileOf = createFileReader(options);
  const outbound = createOutbound({ ...options, api, sending, buttons, uploads });
  const later = yielding(sending);
  const notices = createOutbound({
    ...options,
    api,
    sending: later,
    buttons,
    uploads: createUploads({ api, sending: later }),
    isWhole: true,
  });
  const home = createHome({ api, sending, buttons, language });
  const directs = createDirects({ api, sending });
  const sayings = createSayings({ api, url, sending, outbound, log });
  const answers = createAnswers({ sayings, outbound, directs, language, log });
  const origins = createOrigins();
  const spelt = createSpelling(commands, prefix);
  const stopping = new AbortController();
  const ended = Promise.withResolvers<void>();
  const forms = createForms({ ...options, api, fileOf });
  const taking = createTaking({
    inbox: createInbox(database, account, `${platform} ${botOf(token)}`, clock),
    clock,
    log,
    platform,
    isOneOfSeveral: options.isOneOfSeveral ?? false,
    unkept: 'seen to',
  });
  const keeping = createKeeping({ taking, clock, log, refusalOf: (body) => forms.refusalOf(body) });
  const connection = createConnection({ ...options, platform });
  const { receiver, routes, lost } = createReceiver({ ...options, connection });
  // Everything goes by way of the keeping, also what comes before Slack has said who the bot is.
  receiver.init({ processEvent: (event) => keeping.processEvent(event) } as App);
  let handle = nobody;
  let running: Promise<void> = Promise.resolve();

  function written(reply: Reply): Reply {
    return withTypedAnswer(spelt(reply), slackTexts[reply.language ?? language].typeIt);
  }

  async function show(to: Conversation, reply: Reply, origin: Origin | undefined): Promise<PostedId> {
    const owner = ownerOfHome(to);
    if (owner !== undefined) return home(owner, reply);
    // Presses come from the chat by its own id.
    const place = isNamedByPerson(to) ? await directs.of(to.id) : to;
    if (reply.yields) return notices.post(place, reply);
    return origin === undefined || to.kind === 'private' ? outbound.post(place, reply) : answers.post(reply, origin);
  }

  async function run(): Promise<void> {
    if (options.way.kind === 'socket') connection.lost();
    const me = await greetSlack({ api, clock, log, signal: stopping.signal });
    if (me === undefined) return;
    const app = new App({
      token: token.reveal(),
      botId: me.bot,
      botUserId: me.user,
      tokenVerificationEnabled: false,
      convoStore: false,
      logger: libraryLog(log),
      clientOptions: clientOptions(url, log),
      receiver: { init: () => undefined, start: () => receiver.start(), stop: () => receiver.stop() },
    });
    const work = createWork({
      ...options,
      me: { teamId: me.team, userId: me.user, prefix: options.prefix },
      buttons,
      directs,
      origins,
      forms,
      fileOf,
      handle: (message) => handle(message),
      show,
    });
    app.use(async ({ body }) => work.seeTo(body));
    app.error(async (err) => log.error({ err }, 'what slack delivered could not be seen to'));
    log.info({ bot: me.user, team: me.team }, 'slack knows the bot');
    await taking.begin((body) => app.processEvent(keptEvent(body)));
    await app.start();
  }

  function fail(err: unknown): void {
    ended.reject(inWords(err));
  }

  return {
    platform,
    routes,
    start: async (handleMessage) => {
      handle = handleMessage;
      running = run();
      running.catch(fail);
      lost.catch(fail);
    },
    post: (to, reply, asked) => show(to, written(reply), asked && origins.of(originKey(asked))),
    edit: async (at, id, given) => {
      const reply = written(given);
      const owner = ownerOfHome(at);
      if (owner !== undefined) return home(owner, reply);
      const posted = postedOf(id);
      switch (posted.kind) {
        case 'messages': {
          const pressed = posted.pressed === undefined ? undefined : origins.of(posted.pressed);
          if (pressed === undefined || at.kind === 'private') {
            return (reply.yields ? notices : outbound).edit(at, posted.ts, reply);
          }
          return answers.edit(posted.ts, reply, pressed);
        }
        case 'answer':
        case 'notice': {
          const origin = origins.of(posted.message);
          if (origin === undefined) throw new PostError('failed', 'the answer can no longer be reached');
          return answers.replace(posted, reply, origin);
        }
        case 'nothing':
          throw new PostError('failed', 'there is nothing that can be edited', { isRefused: true });
      }
    },
    partsOf: (id) => {
      const posted = postedOf(id);
      return 'ts' in posted ? [posted.ts ?? []].flat().map((ts) => postedId({ kind: 'messages', ts: [ts] })) : [id];
    },
    remove: async (at, id) => {
      const posted = postedOf(id);
      if ('ts' in posted) await outbound.remove(at, [posted.ts ?? []].flat());
    },
    privateChatOf: (person) => directs.of(person),
    // Slack lets no bot delete what a person wrote.
    takeAway: async () => undefined,
    readFile: (key, mostBytes) => fileOf({ name: '', size: undefined, address: key }).read(mostBytes),
    ended: ended.promise,
    stop: async () => {
      stopping.abort();
      await running.catch(() => undefined);
      await receiver.stop();
      await taking.stop();
      ended.resolve();
    },
  };
}

/** A token that is refused is a setting to be put right. */
function inWords(error: unknown): unknown {
  if (!(error instanceof SlackError) || error.refusal === undefined) return error;
  const variable = error.method === 'auth.test' ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN';
  return new ConfigError([
    `${variable} is refused by Slack (${error.message}); the pages of the app show the right one`,
  ]);
}

/** Takes messages before the adapter is started. */
async function nobody(_message: ChatMessage): Promise<void> {}

/** The numbers of the workspace and the bot, with which its token begins: several workspaces may ask of one account. */
function botOf(token: Secret): string {
  return /^xoxb-((?:\d+-)*)/.exec(token.reveal())?.[1]?.slice(0, -1) ?? '';
}
