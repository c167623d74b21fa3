import type { Bindings } from './bot/accounts/bindings.ts';
import { createRouter, type Router, type RouterParts } from './bot/router.ts';
import type { Scope } from './scope.ts';

export interface RoutingParts extends Omit<RouterParts, Exclude<keyof Scope['own'], 'log'> | 'accounts'> {
  /** In the order of the settings. */
  readonly scopes: readonly [Scope, ...Scope[]];
  readonly bindings: Bindings;
  /** Whether the settings name accounts, so that lines and buttons may name one too. */
  readonly areNamed: boolean;
}

/**
 * The one way from a message to its answer: a router for each account, and before them one that chooses. It is there for
 * a single account too where another may be meant: by its name, or in a conversation that was about another.
 *
 * @throws StorageError
 */
export async function createRouting({ scopes, bindings, areNamed, ...common }: RoutingParts): Promise<Router> {
  const [first, ...more] = scopes;
  if (more.length === 0 && !areNamed && !(await bindings.some())) return createRouter({ ...common, ...first.own });
  const { createAccountsRouter } = await import('./bot/accounts/accounts-router.ts');
  const accounts = { all: scopes.map(({ choosable }) => choosable), bindings };
  const desks = scopes.map(({ own }) => ({
    account: own.account,
    audit: own.acting.audit,
    router: createRouter({ ...common, ...own, accounts }),
  }));
  return createAccountsRouter({ ...common, accounts, desks });
}
