import { contentOf } from './lib/environment.ts';
import { baseAddress, type Form, matching, timeZone } from './lib/forms.ts';
import { type Secret, secret } from './lib/secret.ts';

/** How an account is reached. */
export interface ProviderConfig {
  readonly url: URL;
  readonly login: string | undefined;
  readonly password: Secret | undefined;
  readonly apiKey: Secret | undefined;
}

/** An account of the file. */
export interface AccountEntry extends ProviderConfig {
  /** Unique in the file; people type it behind an `@`. */
  readonly name: string;
  readonly zone: string;
}

/** What an account has that says nothing of it. */
export type AccountDefaults = Pick<AccountEntry, 'url' | 'zone'>;

interface Property {
  readonly form: Form<unknown>;
  /** Completes the sentence "KEY must be …". */
  readonly expects: string;
  readonly example: string;
}

const filled = matching(/^\S+$/);
/** `off` is a word of a command. */
const accountName = matching(/^(?!off$)[a-z0-9-]{1,20}$/);
const path = { form: matching(/./), expects: 'the path of a file', example: '/run/secrets/shop' };

/** Everything that can be said of an account. */
const properties = {
  name: { form: accountName, expects: '1 to 20 of a-z, 0-9 and -, and not "off"', example: 'shop' },
  login: { form: filled, expects: 'the login of the account, without spaces', example: 'alex' },
  password: { form: matching(/./), expects: 'the password of the account', example: 'password-of-alex' },
  passwordFile: path,
  apiKey: { form: filled, expects: 'an API key, without spaces', example: 'key-from-the-account-settings' },
  apiKeyFile: path,
  url: {
    form: baseAddress,
    expects: 'an https address without query (plain http only on loopback)',
    example: 'https://smsc.ru/sys/',
  },
  timeZone: { form: timeZone, expects: 'an IANA time zone', example: 'Asia/Almaty' },
} as const satisfies Readonly<Record<string, Property>>;

const example = '{ "name": "shop", "login": "alex", "passwordFile": "/run/secrets/shop" }';

type Name = keyof typeof properties;
type Written = ReadonlyMap<Name, string>;

const names = Object.keys(properties).filter((name): name is Name => name in properties);

/**
 * Reads the file that names the accounts: a JSON list of objects. All problems are gathered, in sentences that never
 * hold a value of a secret.
 *
 * @param readFile - gives the text of a file that holds a secret; what it throws becomes a problem
 */
export function readAccounts(
  json: string,
  defaults: AccountDefaults,
  readFile: (path: string) => string,
): { readonly accounts: readonly AccountEntry[]; readonly problems: readonly string[] } {
  const { list, fault } = parsed(json);
  if (!Array.isArray(list) || list.length === 0) {
    return {
      accounts: [],
      problems: [`ACCOUNTS_FILE must name a JSON list of accounts, for example [${example}]${fault}`],
    };
  }
  const problems: string[] = [];
  const accounts = list.map((given: unknown, index) => {
    const found: string[] = [];
    const written = writtenIn(given, found);
    const entry = entryOf(written, defaults, readFile, found);
    const who = written.has('name') ? written.get('name') : `number ${index + 1}`;
    problems.push(...found.map((problem) => `ACCOUNTS_FILE, account ${who}: ${problem}`));
    return entry;
  });
  return { accounts, problems: [...problems, ...twice(accounts)] };
}

/** Of the parser's own words only the place is told: they show a piece of the file, in which there may be a secret. */
function parsed(json: string): { readonly list: unknown; readonly fault: string } {
  try {
    // Some editors begin a file with a mark that is no JSON.
    return { list: JSON.parse(json.replace(/^\u{FEFF}/u, '')), fault: '' };
  } catch (error) {
    const place = error instanceof Error ? /\(line \d+ column \d+\)$/.exec(error.message) : null;
    return { list: undefined, fault: `; what it names is no JSON${place === null ? '' : ` ${place[0]}`}` };
  }
}

/** What is said of one account and has the right form. */
function writtenIn(given: unknown, problems: string[]): Written {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    problems.push(`it must be an object, for example ${example}`);
    return new Map();
  }
  const unknown = Object.keys(given).filter((key) => !names.some((name) => name === key));
  if (unknown.length > 0) problems.push(`${unknown.join(', ')} is none of ${names.join(', ')}`);
  const written = new Map<Name, string>();
  const said = new Map<string, unknown>(Object.entries(given));
  for (const name of names) {
    const value = said.get(name);
    if (value === undefined) continue;
    const { form, expects, example } = properties[name];
    if (typeof value === 'string' && form(value) !== undefined) written.set(name, value);
    else problems.push(`${name} must be ${expects}, for example "${name}": "${example}"`);
  }
  if (!said.has('name')) problems.push(`it has no name; add "name": "${properties.name.example}"`);
  const lacks = ['login', 'password', 'passwordFile', 'apiKey', 'apiKeyFile'].every((name) => !said.has(name));
  if (lacks) problems.push(`it has neither a login with a password nor an API key, for example ${example}`);
  return written;
}

function entryOf(
  written: Written,
  defaults: AccountDefaults,
  readFile: (path: string) => string,
  problems: string[],
): AccountEntry {
  const login = written.get('login');
  const password = secretOf('password', 'passwordFile', written, readFile, problems);
  const apiKey = secretOf('apiKey', 'apiKeyFile', written, readFile, problems);
  const hasPassword = written.has('password') || written.has('passwordFile');
  const hasKey = written.has('apiKey') || written.has('apiKeyFile');
  if (hasPassword && login === undefined) problems.push('it has a password, but no login; add "login": "alex"');
  if (login !== undefined && !hasPassword && !hasKey) {
    problems.push('it has a login, but no password and no API key; add "passwordFile": "/run/secrets/shop"');
  }
  const url = baseAddress(written.get('url') ?? defaults.url.href);
  return {
    name: written.get('name') ?? '',
    login,
    password,
    apiKey,
    url: url ?? defaults.url,
    zone: written.get('timeZone') ?? defaults.zone,
  };
}

function secretOf(
  direct: 'password' | 'apiKey',
  file: 'passwordFile' | 'apiKeyFile',
  written: Written,
  readFile: (path: string) => string,
  problems: string[],
): Secret | undefined {
  const value = written.get(direct);
  const named = written.get(file);
  if (value !== undefined && named !== undefined) {
    problems.push(`it has both ${direct} and ${file}; keep one of them`);
    return undefined;
  }
  const content = named === undefined ? value : contentOf(file, named, readFile, problems);
  if (content === undefined) return undefined;
  if (properties[direct].form(content) !== undefined) return secret(content);
  problems.push(`${file} must name a file with ${properties[direct].expects}`);
  return undefined;
}

/** Two accounts with one name, and one account under two names, whose limits and notices would get in each other's way. */
function twice(accounts: readonly AccountEntry[]): readonly string[] {
  const byName = Map.groupBy(accounts, ({ name }) => name);
  const byLogin = Map.groupBy(accounts, ({ url, login, apiKey }) => `${url.host} ${login ?? apiKey?.reveal() ?? ''}`);
  const named = [...byName].filter(([name, those]) => name !== '' && those.length > 1);
  const same = [...byLogin.values()].filter(
    ([first, ...more]) => more.length > 0 && (first?.login ?? first?.apiKey) !== undefined,
  );
  return [
    ...named.map(([name]) => `ACCOUNTS_FILE has two accounts with the name ${name}; give each a name of its own`),
    ...same.map((those) => {
      const which = those.map(({ name }) => name).join(' and ');
      return `ACCOUNTS_FILE has one account twice: ${which}; keep one of them`;
    }),
  ];
}
