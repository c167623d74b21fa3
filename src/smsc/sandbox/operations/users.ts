import { type Account, nextId, type Subclient, sharesBalance } from '../account.ts';
import { transfer } from '../billing.ts';
import { Refusal } from '../errors.ts';
import { done, type Form, many, one, type Row } from '../formats/answer.ts';
import { any, type Limit } from '../limits.ts';
import { readMoney } from '../money.ts';
import { filled, id, isOn, type Params, required, whole } from '../params.ts';
import { minuteMs } from '../spans.ts';
import { stat, summed, within } from './get-stat.ts';
import type { Call, Operation } from './operation.ts';

const added: Form = { text0: 'ID = {id}', text1: '{id}', element: 'result', fields: 'id#' };

/** users.php add. No answer is on a page; this one was seen in practice (facts 4). */
const addUser: Operation = {
  file: 'users.php',
  command: 'add',
  limits: [any(3, minuteMs)],
  answer: ({ account, params }) => {
    const login = required(params, 'user');
    const password = required(params, 'password');
    const isFree = login !== account.login && !account.subclients.some((known) => known.login === login);
    if (!isFree || isSimple(password, login)) throw new Refusal(8);
    const type = whole(params, 'type', 0, 4) ?? 0;
    const settings = new Map([...params].filter(([name]) => !reserved.has(name)));
    const made = { id: nextId(account, 'subclient'), login, password, balance: 0, type, electronic: false, settings };
    account.subclients.push(made);
    return one(added, { id: made.id });
  },
};

/** "To change the same subclient": changes are counted for each. */
const perSubclient: Limit = { requests: 3, perMs: minuteMs, key: (params) => params.get('user') ?? '' };

const changeUser: Operation = {
  file: 'users.php',
  command: 'chg',
  limits: [perSubclient],
  answer: ({ account, params }) => {
    const subclient = named(account, params);
    const confirmed = filled(params, 'pswc');
    if (confirmed !== undefined && confirmed !== subclient.password) throw new Refusal(5);
    const login = filled(params, 'new_login') ?? subclient.login;
    const password = filled(params, 'password') ?? subclient.password;
    const isTaken =
      login === account.login || account.subclients.some((known) => known !== subclient && known.login === login);
    if (isTaken || isSimple(password, login)) throw new Refusal(8);
    subclient.type = whole(params, 'type', 0, 4) ?? subclient.type;
    subclient.login = login;
    subclient.password = password;
    for (const [name, value] of params) if (!reserved.has(name)) subclient.settings.set(name, value);
    return done;
  },
};

/** users.php pay: money from the account to a subclient; a negative sum takes it back. */
const payUser: Operation = {
  file: 'users.php',
  command: 'pay',
  limits: [],
  answer: ({ account, params, now }) => {
    const sum = readMoney(required(params, 'sum'));
    if (sum === undefined || sum === 0) throw new Refusal(1);
    const subclient = named(account, params);
    if (sharesBalance(subclient) || subclient.electronic !== isOn(params, 'balance2')) throw new Refusal(7);
    if (subclient.balance + sum < 0) throw new Refusal(5);
    if (sum > (subclient.electronic ? account.electronic : account.balance)) throw new Refusal(10);
    transfer(account, now, subclient, sum);
    return done;
  },
};

/** users.php get_stat: as in get.php, a row for each subclient (facts 4). */
const getUserStat: Operation = {
  file: 'users.php',
  command: 'get_stat',
  limits: [],
  answer: (call) => many('list', stat, filledOrRefused(summed(turnover(call), call.account.currency))),
};

const detailed: Form = {
  text0: `date = {date}, ${stat.text0}`,
  text1: `{date},${stat.text1}`,
  element: 'stat',
  fields: `date ${stat.fields}`,
};

/** users.php get_stat_all: "detailed" (facts 4), taken here as a row for each day. */
const getDetailedUserStat: Operation = {
  file: 'users.php',
  command: 'get_stat_all',
  limits: [],
  answer: (call) => {
    const days = Map.groupBy(turnover(call), (entry) => entry.day);
    const rows = [...days].flatMap(([day, entries]) =>
      summed(entries, call.account.currency).map((row) => ({ date: day.split('-').reverse().join('.'), ...row })),
    );
    return many('list', detailed, filledOrRefused(rows));
  },
};

export const users: readonly Operation[] = [addUser, changeUser, payUser, getUserStat, getDetailedUserStat];

/** Parameters that are no settings of a subclient. */
const reserved = new Set('login psw apikey fmt charset add chg user password pswc new_login type user_id'.split(' '));

/** Simple passwords are refused (facts 4). */
function isSimple(password: string, login: string): boolean {
  return password.length < 6 || password === login;
}

function turnover({ account, params, now }: Call): Account['turnover'] {
  const user =
    filled(params, 'user') === undefined && filled(params, 'user_id') === undefined
      ? undefined
      : named(account, params);
  const shares = !isOn(params, 'reseller');
  const logins = account.subclients
    .filter((known) => (user === undefined ? sharesBalance(known) === shares : known === user))
    .map((known) => known.login);
  return within(account, params, now).filter(
    (entry) => logins.includes(entry.login) && entry.electronic === isOn(params, 'balance2'),
  );
}

/** @throws Refusal 3 */
function filledOrRefused(rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) throw new Refusal(3);
  return rows;
}

/** @throws Refusal 1 when nobody is named, 6 when there is no such subclient */
function named(account: Account, params: Params): Subclient {
  const byId = id(params, 'user_id');
  const login = byId === undefined ? required(params, 'user') : undefined;
  const found = account.subclients.find((known) => (login === undefined ? known.id === byId : known.login === login));
  if (found === undefined) throw new Refusal(6);
  return found;
}
