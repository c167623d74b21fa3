import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccess } from '../../src/bot/access/access.ts';
import type { Role } from '../../src/bot/access/roles.ts';
import type { Person, Platforms } from '../../src/bot/access/subject.ts';
import { createActing } from '../../src/bot/acting/acting.ts';
import type { ChatAdapter, ChatMessage, Conversation } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import { createKeptListings } from '../../src/bot/listing/kept-listings.ts';
import { createMessenger } from '../../src/bot/messenger.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter, type RouterParts } from '../../src/bot/router.ts';
import { createSettings } from '../../src/bot/settings.ts';
import { createDailyStatistics } from '../../src/bot/statistics/daily/daily-statistics.ts';
import { createNoticeBook } from '../../src/bot/subscriptions/notice-book.ts';
import { createTemplateRegister } from '../../src/bot/templates/template-register.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { type Secret, secret } from '../../src/lib/secret.ts';
import { tellChange } from '../../src/notifications/tell-change.ts';
import { createSmscClient, type SmscClient } from '../../src/smsc/client.ts';
import type { Account as SandboxAccount } from '../../src/smsc/sandbox/account.ts';
import { type Sandbox, startSandbox } from '../../src/smsc/sandbox/server.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { type ManualClock, manualClock } from './clock.ts';
import { heard, heardLine, heardSaid, hide, wordsIn } from './ears.ts';
import { watchLimits } from './limits.ts';
import { readAttached, typed } from './message.ts';
import { credentials } from './sandbox-account.ts';
import { seededAccount } from './seeded-account.ts';
import { heardAudit, startWatch } from './watch.ts';

export interface TestBotOptions {
  /** The account that the sandbox begins with; the seeded one when absent. */
  readonly account?: SandboxAccount;
  readonly password?: Secret;
  /** Another server in the sandbox's place, for answers that the sandbox never gives. */
  readonly url?: string;
  /** What the author of every message may do; `undefined` for what they were granted, which is nothing at first. */
  readonly role?: Role | undefined;
  /** Who is admin by the settings, for authors without a role. */
  readonly admins?: readonly Person[];
  /** On which roles can be given by id; on `test` when absent. */
  readonly platforms?: Platforms;
  /** Where the bot can write to conversations that did not ask just now. */
  readonly adapters?: readonly ChatAdapter[];
  /** Whether the bot knows that its account is a sandbox. */
  readonly isSandbox?: boolean;
  /** Whether the text of one line may be a word of another, so that it says nothing to find it again. */
  readonly isTypedAtRandom?: boolean;
}

/** The command core with real parts: a sandbox over HTTP, the client, SQLite; only the clock is moved by hand. */
export interface TestBot extends AsyncDisposable {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly database: Database;
  /** The path of the database's file. */
  readonly file: string;
  readonly client: SmscClient;
  /** Has the bot talk through an adapter, in place of an earlier one of its platform. */
  connect(adapter: ChatAdapter): void;
  /** The lines of the log so far. */
  readonly log: readonly string[];
  /**
   * What a router is made of, for people who have this language and role unless they chose another language; a stranger
   * has what was granted.
   */
  parts(language: Language, role?: Role | 'stranger'): RouterParts;
  /**
   * What the bot answers to a line; `undefined` for no answer at all.
   *
   * @param about - what else there is to know of the message: another conversation, files
   */
  ask(line: string, language?: Language, about?: Partial<ChatMessage>): Promise<Reply | undefined>;
}

/** On the platform `test` ids of groups begin with a minus. */
const testPlatforms: Platforms = new Map([
  [
    'test',
    {
      read: (id: string) => {
        if (!/^-?[a-z]+$/.test(id)) return undefined;
        return { kind: id.startsWith('-') ? 'conversation' : 'person', id } as const;
      },
      examples: { person: 'ann', conversation: '-team' },
    },
  ],
]);

export async function startBot({
  account: begins = seededAccount(),
  password = secret(credentials.password),
  isSandbox = true,
  ...options
}: TestBotOptions = {}): Promise<TestBot> {
  const clock = manualClock();
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-bot-'));
  hide(credentials.password, credentials.apikey);
  const watch = startWatch();
  const started = await startSandbox({ clock, account: { ...begins, ...credentials } });
  const { sandbox, assertLimitsKept } = watchLimits(started);
  const database = await openDatabase({ dataDir: folder, clock });
  const log: string[] = [];
  const zone = 'Europe/Moscow';
  const client = createSmscClient({
    url: options.url ?? sandbox.url,
    login: 'demo',
    password,
    zone,
    database,
    clock: { ...clock, now: () => sandbox.now().epochMilliseconds },
    log: (record) => watch.metrics.called(record),
  });
  const account = { id: 'demo', name: 'demo', client, zone, now: () => sandbox.now(), ...(isSandbox && { sandbox }) };
  const store = openStore<Language>(database, { account: 'demo', space: 'settings', clock });
  // No secret is taken out of it, so that none is missed that only the last step would hide.
  const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });
  const daily = createDailyStatistics({ account, database, clock, log: logger });
  const role = 'role' in options ? (options.role ?? 'stranger') : 'admin';
  const { admins = [], platforms = testPlatforms } = options;
  const admission = createAccess({ database, account: 'demo', admins, platforms, clock });
  const adapters = [...(options.adapters ?? [])];
  const messenger = createMessenger(() => adapters);
  const acting = createActing({
    database,
    account: 'demo',
    messenger: {
      ...messenger,
      readFile: (file, mostBytes) =>
        file.platform === 'test' ? readAttached(file.key) : messenger.readFile(file, mostBytes),
    },
    clock,
  });
  let asked = 0;

  function partsFor(language: Language, its: Role | 'stranger' = role): RouterParts {
    return {
      commands: everyCommand,
      access: {
        roleOf: async (message) => {
          heardSaid(message);
          return its === 'stranger' ? admission.roleOf(message) : its;
        },
      },
      metrics: watch.metrics,
      admission,
      account,
      settings: createSettings(store, language),
      listings: createKeptListings(database, 'demo', clock),
      templates: createTemplateRegister(database, 'demo', clock),
      notices: createNoticeBook(database, 'demo', tellChange(zone), clock),
      daily,
      acting,
      language,
      clock,
      log: logger,
    };
  }

  return {
    clock,
    sandbox,
    database,
    file: join(folder, 'bot.sqlite'),
    client,
    log,
    parts: partsFor,
    connect: (adapter) => void adapters.unshift(adapter),
    ask: async (text, language = 'en', about = {}) => {
      const { adapter, replies } = recordingAdapter();
      asked += 1;
      await createRouter(partsFor(language)).handle(adapter, typed(text, { id: String(asked), ...about }));
      assert.ok(replies.length <= 1, 'one message had several answers');
      return replies[0];
    },
    [Symbol.asyncDispose]: async () => {
      await heardAudit(acting.audit);
      await daily.close();
      await client.close();
      await sandbox.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
      await watch.assertUntold(sandbox.account(), options.isTypedAtRandom);
      assertLimitsKept();
    },
  };
}

/** Lets be heard what is posted somewhere, as everybody there reads it who it is for. */
export function heardReply(to: Conversation, reply: Reply): void {
  const isForAll = to.kind === 'group' && reply.audience === undefined;
  heard('chat', wordsIn(reply), isForAll ? to.id : undefined);
}

/** An adapter that keeps what is posted. */
export function recordingAdapter(): { readonly adapter: ChatAdapter; readonly replies: readonly Reply[] } {
  const replies: Reply[] = [];
  const adapter: ChatAdapter = {
    platform: 'test',
    start: async () => undefined,
    post: async (to, reply) => {
      heardReply(to, reply);
      return String(replies.push(reply));
    },
    edit: async (at, id, reply) => {
      heardReply(at, reply);
      replies[Number(id) - 1] = reply;
    },
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: 'test', id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: readAttached,
    ended: Promise.resolve(),
    stop: async () => undefined,
  };
  return { adapter, replies };
}
