import { createAccountsRouter } from './bot/accounts/accounts-router.ts';
import type { Bindings } from './bot/accounts/bindings.ts';
import { createRouter, type Router, type RouterParts } from './bot/router.ts';
import type { Scope } from './scope.ts';

export interface RoutingParts extends Omit<RouterParts, Exclude<keyof Scope['own'], 'log'> | 'accounts'> {
  /** In the order of the settings. */
  readonly scopes: readonly [Scope, ...Scope[]];
  readonly bindings: Bindings;
}

/** The one way from a message to its answer: a router for each account, and where there are several one that chooses. */
export function createRouting({ scopes, bindings, ...common }: RoutingParts): Router {
  const [first, ...more] = scopes;
  if (more.length === 0) return createRouter({ ...common, ...first.own });
  const accounts = { all: scopes.map(({ choosable }) => choosable), bindings };
  const desks = scopes.map(({ own }) => ({
    account: own.account,
    audit: own.acting.audit,
    router: createRouter({ ...common, ...own, accounts }),
  }));
  return createAccountsRouter({ ...common, accounts, desks });
}
