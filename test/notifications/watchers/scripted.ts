import type { Watcher } from '../../../src/notifications/watcher.ts';
import type { WatchedAccount } from '../../../src/notifications/watchers/looking.ts';
import { startBot, type TestBot, type TestBotOptions } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';

/** An account, and the time at it. */
export interface Stage extends AsyncDisposable {
  readonly bot: TestBot;
  readonly account: WatchedAccount;
  /** Lets time pass, and with it the provider's limits. */
  advance(ms: number): void;
}

/** A stage with the sandbox. */
export async function startStage(options: TestBotOptions = {}): Promise<Stage> {
  const bot = await startBot(options);
  return {
    bot,
    account: { client: bot.client, zone: 'Europe/Moscow', now: () => bot.sandbox.now() },
    advance: (ms) => bot.sandbox.advance(ms),
    [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose](),
  };
}

/** A stage whose provider answers as a test says. @param tell - the body, from the fields of the request */
export async function startScripted(tell: (form: URLSearchParams) => string): Promise<Stage> {
  const provider = await startProvider((wire, request) => answer(tell(request.form))(wire, request));
  const stage = await startStage({ url: provider.url });
  return {
    ...stage,
    [Symbol.asyncDispose]: async () => {
      await stage[Symbol.asyncDispose]();
      await provider.close();
    },
  };
}

/** One look after a restart: what is remembered goes through JSON. */
export async function look<State>(watcher: Watcher<State>, last?: State) {
  const remembered = last === undefined ? undefined : (JSON.parse(JSON.stringify(last)) as State);
  return watcher.look(remembered, new AbortController().signal);
}
