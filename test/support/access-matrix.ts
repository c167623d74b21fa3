import type { Role } from '../../src/bot/access/roles.ts';

/**
 * The least role for each command, said here once more beside the commands themselves: a role that was changed in one
 * place alone is found. Whoever has a role may run what stands under it and above it; a stranger may run nothing.
 */
const viewer = `
  balance, operator, sender list, sender status, template list, template status, history, inbox, stats, price, link,
  mailing list, mailing show, health, sandbox, access link, language, whoami, help`;

const operator = `
  sender add, sender change, sender code, sender confirm, sender delete, template add, template watch, template unwatch,
  mailing create, mailing stop, mailing delete, subclient stats, send, subscribe, subscriptions, unsubscribe, mute,
  unmute, quiet, why, replay`;

const admin = `
  subclient add, subclient change, subclient pay, sandbox advance, sandbox fault, sandbox mend,
  access list, access grant, access revoke, access account, access limit, audit`;

/** What only buttons and platforms type. Whether somebody may confirm depends on what was asked, too. */
const hidden = {
  viewer: 'page, csv, confirm, cancel, approve, refuse, home, withheld',
  operator: 'show, reply',
} as const;

/** What is typed where no example will do: for a hidden command, and without the password, which is asked for apart. */
const lines: Readonly<Record<string, string>> = {
  page: '/page aaaaaaaaaaaa',
  csv: '/csv aaaaaaaaaaaa',
  show: '/show aaaaaaaaaaaa',
  confirm: '/confirm aaaaaa',
  cancel: '/cancel aaaaaa',
  approve: '/approve aaaaaa',
  refuse: '/refuse aaaaaa',
  home: '/home',
  reply: '/reply 1 Thanks',
  withheld: '/withheld',
  'subclient add': '/subclient add sub_new',
};

/** A row of the matrix. */
export interface AccessRow {
  readonly name: string;
  /** What is typed; the command's first example when absent. */
  readonly line: string | undefined;
  readonly least: Role;
  /** How the answer begins where more is asked for before it is run. */
  readonly asks: RegExp | undefined;
}

export const accessRows: readonly AccessRow[] = (
  [
    ['viewer', `${viewer}, ${hidden.viewer}`],
    ['operator', `${operator}, ${hidden.operator}`],
    ['admin', admin],
  ] as const
).flatMap(([least, list]) =>
  list
    .split(',')
    .map((name) => name.trim())
    .map((name) => ({ name, line: lines[name], least, asks: name === 'subclient add' ? /password/i : undefined })),
);
