import assert from 'node:assert/strict';
import { platformIds } from '../../src/adapters/ids.ts';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../../src/adapters/slack/adapter.ts';
import { requestPath } from '../../src/adapters/slack/receiver/http.ts';
import type { SlackWay } from '../../src/adapters/slack/receiver/receiver.ts';
import type { Role } from '../../src/bot/access/roles.ts';
import type { ChatMessage } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Language } from '../../src/bot/language.ts';
import { createRouter } from '../../src/bot/router.ts';
import { type HttpServer, listen } from '../../src/http/server.ts';
import { createLogger, type Logger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';
import { startBot, type TestBot, type TestBotOptions } from './bot.ts';
import { heardLine } from './ears.ts';

import type { Channel, Delivery, FakeSlack, FakeSlackOptions, Person, Shown } from './slack/control.ts';
import { startFakeSlack } from './slack/fake-slack.ts';
import { secretLines } from './slack-secrets.ts';
import { onePixel } from './telegram-bot.ts';

export interface SlackBotOptions {
  readonly language?: Language;
  readonly role?: Role | 'stranger';
  /** How deliveries come; over Socket Mode unless told otherwise. */
  readonly way?: SlackWay['kind'];
  /** What is done with messages in the router's place. */
  readonly handle?: (message: ChatMessage) => Promise<void>;
  /** What the adapter gets in place of the usual. */
  readonly adapter?: Partial<SlackOptions>;
  readonly slack?: FakeSlackOptions;
  /** The core and its account. */
  readonly core?: TestBotOptions;
  /** Whether the adapter begins at once; it does unless told otherwise. */
  readonly isStarted?: boolean;
}

/** The whole bot before Slack on loopback; only the clock is moved by hand. */
export interface SlackBot extends AsyncDisposable {
  readonly bot: TestBot;
  readonly slack: FakeSlack;
  readonly anna: Person;
  /** Anna's direct chat with the bot. */
  readonly direct: Channel;
  /** A channel with Anna, Boris and the bot in it. */
  readonly channel: Channel;
  readonly boris: Person;
  /** The lines of the log, with no secret taken out of them. */
  readonly log: readonly string[];
  /** Starts a new adapter in place of the one before; all are stopped at the end. */
  readonly start: (options?: Omit<SlackBotOptions, 'slack'>) => Promise<SlackAdapter>;
  /** The one that was started last. */
  readonly adapter: () => SlackAdapter;
  /** The messages of the bot that Anna sees in a channel, as soon as there are so many. */
  readonly replies: (count: number, channel?: Channel, person?: Person) => Promise<readonly Shown[]>;
  /** Types a slash command and waits for the next message of the bot. */
  readonly ask: (line: string, channel?: Channel, person?: Person) => Promise<Shown>;
  /** Says a line, such as `@bot balance`, and waits for the next message of the bot. */
  readonly say: (line: string, channel?: Channel, person?: Person) => Promise<Shown>;
  readonly command: (line: string, channel?: Channel, person?: Person) => Promise<Delivery>;
}

export async function startSlackBot(options: SlackBotOptions = {}): Promise<SlackBot> {
  const bot = await startBot({ platforms: platformIds, ...options.core });
  const slack = await startFakeSlack({ clock: bot.clock, ...options.slack });
  const adapters: SlackAdapter[] = [];
  const servers: HttpServer[] = [];
  const anna = slack.addUser({ name: 'anna' });
  const boris = slack.addUser({ name: 'boris' });
  const direct = slack.direct(anna);
  const channel = slack.addChannel({ people: [anna, boris] });
  const log: string[] = [];

  async function start(given: Omit<SlackBotOptions, 'slack'> = {}): Promise<SlackAdapter> {
    // As a restart does: the socket goes, what is under way is not waited for.
    for (const before of adapters) before.stop().catch(() => undefined);
    const { language = 'en', role = 'admin', way = 'socket', handle } = { ...options, ...given };
    const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });
    const parts = { ...bot.parts(language, role), log: logger };
    const router = createRouter(parts);
    const adapter = createSlackAdapter({
      token: secret(slack.botToken),
      url: slack.apiUrl,
      way: slackWay(slack, way),
      prefix: '',
      account: 'demo',
      database: bot.database,
      clock: bot.clock,
      log: logger,
      commands: everyCommand,
      language,
      languageFor: (message) => parts.settings.languageFor(message),
      moment: () => ({ now: parts.account.now(), zone: parts.account.zone }),
      draw: async () => onePixel,
      ...options.adapter,
      ...given.adapter,
    });
    adapters.push(adapter);
    bot.connect(adapter);
    adapter.ended.catch(() => undefined);
    if (way === 'http') servers.push(await serveSlack(slack, adapter, logger));
    const opened = slack.sockets.opened();
    await adapter.start(handle ?? ((message) => router.handle(adapter, message)));
    if (way === 'socket') await slack.until(() => slack.sockets.opened() > opened && slack.sockets.open() > 0);
    return adapter;
  }

  const shownIn = (place: Channel, person: Person): readonly Shown[] =>
    slack.shown(place, person).filter(({ byBot }) => byBot);

  async function replies(count: number, place = channel, person = anna): Promise<readonly Shown[]> {
    await slack.until(() => shownIn(place, person).length >= count);
    return shownIn(place, person);
  }

  async function next(place: Channel, person: Person, type: () => Promise<unknown>): Promise<Shown> {
    const before = shownIn(place, person).length;
    await type();
    const last = (await replies(before + 1, place, person)).at(-1);
    if (last === undefined) throw new Error('nothing was shown');
    return last;
  }

  function command(line: string, place = channel, person = anna): Promise<Delivery> {
    const [word = '', ...rest] = line.split(' ');
    return slack.command(place, person, word, rest.join(' '));
  }

  if (options.isStarted !== false) await start();
  return {
    bot,
    slack,
    anna,
    boris,
    direct,
    channel,
    log,
    start,
    adapter: () => {
      const last = adapters.at(-1);
      if (last === undefined) throw new Error('no adapter was started');
      return last;
    },
    replies,
    command,
    ask: (line, place = channel, person = anna) => next(place, person, () => command(line, place, person)),
    say: (line, place = channel, person = anna) => next(place, person, () => slack.say(place, person, line)),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      await Promise.all(servers.map((server) => server.close()));
      await slack.close();
      await bot[Symbol.asyncDispose]();
      assert.deepEqual(secretLines(log, slack), [], 'the log holds secrets');
    },
  };
}

/** How an adapter is to get what Slack delivers. */
export function slackWay(slack: FakeSlack, kind: SlackWay['kind']): SlackWay {
  return kind === 'socket'
    ? { kind, appToken: secret(slack.appToken) }
    : { kind, signingSecret: secret(slack.signingSecret) };
}

/** From now on Slack delivers over HTTP. */
export async function serveSlack(
  slack: FakeSlack,
  { routes }: Pick<SlackAdapter, 'routes'>,
  log: Logger,
): Promise<HttpServer> {
  const server = await listen({ port: 0, routes, log });
  slack.requestUrl(`http://127.0.0.1:${server.port}${requestPath}`);
  return server;
}
