import { onTestFinished } from 'vitest';
import type { Role } from '../../src/bot/access/roles.ts';
import type { Person } from '../../src/bot/access/subject.ts';
import { type Bindings, createBindings } from '../../src/bot/accounts/bindings.ts';
import type { ChatMessage, Conversation } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createSettings } from '../../src/bot/settings.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { createRouting } from '../../src/routing.ts';
import { openScopes, type Scope } from '../../src/scope.ts';
import { seedAccount } from '../../src/smsc/sandbox/seed.ts';
import { type Sandbox, startSandbox } from '../../src/smsc/sandbox/server.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { openStore } from '../../src/storage/store.ts';
import { heardLine, heardSaid, hide } from './ears.ts';
import { temporaryFolder } from './folder.ts';
import { typed } from './message.ts';
import { type RecordingPlatform, recordingPlatform } from './recording-platform.ts';
import { credentials } from './sandbox-account.ts';
import { heardAudit, startWatch } from './watch.ts';

/** An account of two in one bot. */
interface Side {
  readonly scope: Scope;
  readonly sandbox: Sandbox;
}

export interface TwoAccounts {
  readonly shop: Side;
  readonly blog: Side;
  readonly bindings: Bindings;
  readonly database: Database;
  readonly platform: RecordingPlatform;
  readonly log: readonly string[];
  /** What the bot took away of what people typed. */
  readonly taken: readonly string[];
  /** What a line, or a press of a button, is answered; `undefined` for no answer at all. */
  readonly say: (line: string, about?: Partial<ChatMessage>) => Promise<Reply | undefined>;
  /** Gives somebody a role on one account. */
  readonly grant: (side: Side, person: string, role: Role) => Promise<void>;
}

/** By the settings she is admin everywhere. */
const ann: Person = { platform: 'test', id: 'ann' };
export const group: Conversation = { platform: 'test', id: '-team', kind: 'group' };

/** The accounts `shop` and `blog`, each at a sandbox server of its own, in one bot with one chat platform. */
export async function twoAccounts(): Promise<TwoAccounts> {
  const opened = new AsyncDisposableStack();
  hide(credentials.password);
  const watch = startWatch();
  const account = { ...seedAccount(1, systemClock.now()), ...credentials };
  const [shop, blog] = [await startSandbox({ account }), await startSandbox({ account })];
  const entries = [
    { name: 'shop', login: 'demo', password: credentials.password, url: shop.url },
    { name: 'blog', login: 'demo', passwordFile: '/run/secrets/blog', url: blog.url },
  ];
  const files = new Map([
    ['accounts.json', JSON.stringify(entries)],
    ['/run/secrets/blog', `${credentials.password}\n`],
  ]);
  const read = readConfig({ ACCOUNTS_FILE: 'accounts.json' }, (path) => files.get(path) ?? '');
  const config = { ...read, admins: [ann], pollMs: 200 };
  const log: string[] = [];
  const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });
  const database = await openDatabase({ dataDir: await temporaryFolder(), clock: systemClock });
  const platform = recordingPlatform();
  const bindings = createBindings(database);
  const adapters = (): readonly [typeof platform.adapter] => [platform.adapter];
  const shared = { config, database, log: logger, metrics: watch.metrics, bindings, adapters, connections: new Map() };
  const scopes = await openScopes(config, shared, opened);
  const [first, second = first] = scopes;
  const store = openStore<Language>(database, { account: first.own.account.id, space: 'settings' });
  const routing = await createRouting({
    scopes,
    bindings,
    areNamed: true,
    commands: everyCommand,
    settings: createSettings(store, 'en'),
    language: 'en',
    log: logger,
    clock: systemClock,
  });
  onTestFinished(async () => {
    for (const scope of scopes) await (await scope.watching())?.stop();
    await opened.disposeAsync();
    await Promise.all([shop.close(), blog.close()]);
    for (const { own } of scopes) await heardAudit(own.acting.audit);
    await database.close();
    await watch.assertUntold(shop.account());
  });
  const taken: string[] = [];
  let said = 0;
  return {
    shop: { scope: first, sandbox: shop },
    blog: { scope: second, sandbox: blog },
    bindings,
    database,
    platform,
    log,
    taken,
    say: async (line, about = {}) => {
      said += 1;
      const seen: Reply[] = [];
      const note = (reply: Reply): void => void seen.push(reply);
      const adapter: typeof platform.adapter = {
        ...platform.adapter,
        takeAway: async (message) => void taken.push(message.text),
        post: async (to, reply, answers) => {
          note(reply);
          return platform.adapter.post(to, reply, answers);
        },
        edit: async (at, id, reply) => {
          note(reply);
          return platform.adapter.edit(at, id, reply);
        },
      };
      const message = typed(line, { id: `said ${said}`, in: group, ...about });
      heardSaid(message);
      await routing.handle(adapter, message);
      return seen.at(-1);
    },
    grant: async ({ scope }, id, role) => {
      await scope.own.admission.grants.grant({ platform: 'test', kind: 'person', id }, role, ann);
    },
  };
}
