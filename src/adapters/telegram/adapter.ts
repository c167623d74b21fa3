import type { Update, UserFromGetMe } from 'grammy/types';
import { createButtons } from '../../bot/buttons.ts';
import type { ChatAdapter, ChatMessage } from '../../bot/chat.ts';
import { createInbox } from '../../bot/inbox.ts';
import { moveConversation } from '../../bot/move-conversation.ts';
import { ConfigError } from '../../config.ts';
import type { Route } from '../../http/server.ts';
import type { Secret } from '../../lib/secret.ts';
import { reached } from '../../lib/steps.ts';
import { openStore } from '../../storage/store.ts';
import { createConnection } from '../connection.ts';
import { createLookups } from '../lookups.ts';
import { isShallow } from '../nesting.ts';
import { createSending, yielding } from '../sending.ts';
import { createTaking } from '../taking.ts';
import { keptOf } from '../withheld.ts';
import { createAlbums } from './albums.ts';
import { createApi, createPollingApi, TelegramError } from './api.ts';
import { greetTelegram } from './begin.ts';
import { idsOf, postedId } from './fields.ts';
import { createFileReader } from './files.ts';
import { type Press, platform, readUpdate } from './inbound.ts';
import type { TelegramOptions } from './options.ts';
import { createOutbound } from './outbound.ts';
import { pollInTurn } from './poll-in-turn.ts';
import { poll } from './polling.ts';
import { createPresses } from './presses.ts';
import { createPrivateReplies, startWord, type WaitingMessage } from './private-replies.ts';
import { refusalOf } from './refusals.ts';
import { telegramTexts } from './texts.ts';
import { webhookRoute } from './webhook.ts';

export interface TelegramAdapter extends ChatAdapter {
  /** What is to be served on the bot's HTTP port, by path. */
  readonly routes: ReadonlyMap<string, Route>;
}

/**
 * Telegram as a chat platform. An update is kept before it is confirmed and seen to once; messages of one conversation
 * are handed on in their order, and no conversation waits for another.
 */
export function createTelegramAdapter(options: TelegramOptions): TelegramAdapter {
  const { account, alsoKeptUnder = [], database, clock, log, webhook, isOneOfSeveral = false } = options;
  const api = createApi(options);
  const taking = createTaking({
    inbox: createInbox(database, account, `${platform} ${botOf(options.token)}`, clock),
    clock,
    log,
    platform,
    isOneOfSeveral,
    unkept: 'left',
  });
  const connection = createConnection({ ...options, platform });
  const buttons = createButtons(database, account, clock);
  const presses = createPresses(api, clock, log);
  const moved = async (from: string, to: string): Promise<void> => {
    for (const whose of [account, ...alsoKeptUnder]) await moveConversation(database, whose, { platform, from, to });
  };
  const sending = createSending({ clock, refusalOf, onMoved: moved });
  const outbound = createOutbound({ ...options, api, sending, buttons });
  const notices = createOutbound({ ...options, api, sending: yielding(sending), buttons });
  const fileOf = createFileReader({ ...options, api });
  const isFurtherPart = createAlbums();
  const looked = createLookups();
  const stopping = new AbortController();
  const ended = Promise.withResolvers<void>();
  const ready = Promise.withResolvers<UserFromGetMe>();
  // Nobody may ask for it when the bot ends before Telegram has answered.
  ready.promise.catch(() => undefined);
  let handle = nobody;
  let running: Promise<void> = Promise.resolve();

  const privately = ready.promise.then((me) =>
    createPrivateReplies({
      outbound,
      presses,
      waiting: openStore<WaitingMessage>(database, { account, space: 'private questions', clock }),
      username: me.username,
      languageFor: options.languageFor,
    }),
  );
  privately.catch(() => undefined);

  async function press({ query, place, from, button }: Press): Promise<void> {
    presses.begin(query);
    const text = place && (await looked.up(place.in, () => buttons.find(place.in, button)));
    const message = place && { id: query, in: place.in, from, files: [], pressed: String(place.message) };
    if (message === undefined || text === undefined) {
      const language = message === undefined ? options.language : await options.languageFor({ ...message, text: '' });
      await presses.answer(query, { text: telegramTexts[language].oldButton });
      if (message !== undefined) await handle({ ...message, text: '', answeredWith: 'refusal' });
      return;
    }
    await handle({ ...message, text });
    await presses.answer(query);
  }

  async function said(message: ChatMessage): Promise<void> {
    const looking = looked.done(message.in);
    if (looking !== undefined) await looking;
    const isOpening = message.in.kind === 'private' && message.text === `/start ${startWord}`;
    if (!isOpening) return handle(message);
    await handle((await (await privately).take(message.from.id)) ?? { ...message, text: '/start' });
  }

  async function seeTo(update: Update): Promise<void> {
    const inbound = readUpdate(update, await ready.promise, fileOf);
    if (isFurtherPart(inbound)) return;
    switch (inbound.kind) {
      case 'message':
        return said(inbound.message);
      case 'press':
        return press(inbound.press);
      case 'moved':
        return moved(inbound.from, inbound.to);
      case 'nothing':
    }
  }

  /** Keeps updates and begins those that are new. @throws StorageError */
  async function take(updates: readonly Update[]): Promise<void> {
    const shallow = updates.filter((update) => isShallow(update));
    if (shallow.length < updates.length) log.warn({}, 'telegram delivered what is nested too deeply');
    if (shallow.length === 0) return;
    const deliveries = shallow.map((update) => {
      const kept = keptOf(update);
      const { update_id: number } = update;
      return { id: String(number), number, body: JSON.stringify(update), ...(kept !== undefined && { kept }) };
    });
    await taking.take(deliveries).safe;
    reached('command:kept');
    await taking.room();
  }

  async function run(): Promise<void> {
    if (webhook === undefined) connection.lost();
    const me = await greetTelegram({ ...options, api, signal: stopping.signal });
    if (me === undefined) return;
    ready.resolve(me);
    log.info({ bot: me.username }, 'telegram knows the bot');
    await taking.begin((body) => seeTo(JSON.parse(body)));
    if (webhook !== undefined) return;
    connection.found();
    const polling = { clock, log, take, connection, signal: stopping.signal };
    const pollingApi = createPollingApi(options);
    if (isOneOfSeveral) await pollInTurn({ ...polling, api, pollingApi, account, database, bot: me.id });
    else await poll({ ...polling, api: pollingApi, isOneOfSeveral });
  }

  return {
    platform,
    routes: new Map(
      webhook === undefined
        ? []
        : [[new URL(webhook.url).pathname, webhookRoute({ secret: webhook.secret, take, signal: stopping.signal })]],
    ),
    start: async (handleMessage) => {
      handle = handleMessage;
      running = run();
      running.then(
        () => (webhook === undefined ? ended.resolve() : undefined),
        (err: unknown) => {
          ready.reject(err);
          ended.reject(inWords(err));
        },
      );
    },
    post: async (to, reply, answers) =>
      reply.audience === 'asker' && to.kind === 'group' && answers !== undefined
        ? (await privately).show(reply, answers)
        : (reply.yields ? notices : outbound).post(to, reply, answers),
    edit: (at, id, reply) => (reply.yields ? notices : outbound).edit(at, id, reply),
    partsOf: (id) => idsOf(id).map((message) => postedId([message])),
    remove: async (at, id) => {
      for (const message of idsOf(id)) await outbound.remove(at, message);
    },
    // Telegram takes a person's id for the private chat.
    privateChatOf: async (id) => ({ platform, id, kind: 'private' }),
    takeAway: ({ in: place, id }) => outbound.remove(place, Number(id)),
    readFile: (key, mostBytes) => fileOf(key, '', undefined).read(mostBytes),
    ended: ended.promise,
    stop: async () => {
      stopping.abort();
      ended.resolve();
      await running.catch(() => undefined);
      await taking.stop();
    },
  };
}

/** A token that is refused is a setting to be put right. */
function inWords(error: unknown): unknown {
  if (!(error instanceof TelegramError) || (error.status !== 401 && error.status !== 404)) return error;
  return new ConfigError([
    `TELEGRAM_BOT_TOKEN is refused by Telegram (${error.message}); @BotFather shows the right one`,
  ]);
}

/** Takes messages before the adapter is started. */
async function nobody(_message: ChatMessage): Promise<void> {}

/** The number of the bot, with which its token begins: another bot counts its updates for itself. */
function botOf(token: Secret): string {
  return token.reveal().split(':', 1)[0] ?? '';
}
