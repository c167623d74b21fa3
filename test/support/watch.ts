import type { Audit } from '../../src/bot/audit/audit.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import type { Metrics } from '../../src/metrics/metrics.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { hearAddresses } from './addresses.ts';
import { type Canaries, canariesOf, finderOf, heldIn, phonesIn, toldIn } from './canaries.ts';
import { heard, hiddenSoFar, listen, type Said, shortestWord, type Told } from './ears.ts';
import { canary } from './passwords.ts';

/** Listens to all that is told in a test, until it is asked whether any of it should not have been. */
export interface Watch {
  /** For counting, which lets be heard what is counted by what. */
  readonly metrics: Metrics;
  /**
   * Listens no more.
   *
   * @param account - whose numbers and texts nobody is told of who does not ask
   * @param isTypedAtRandom - whether the text of one line may be a word of another
   * @throws Error when a credential, a number or a text was told
   */
  assertUntold(account: Account, isTypedAtRandom?: boolean): Promise<void>;
}

type Heard = Told & { readonly after: number };

/** Heard as they come, before `label` makes `other` of what is no name. */
const count = (...labels: readonly unknown[]): void => heard('figures', JSON.stringify(labels));
const metrics: Metrics = { polled: count, called: count, commanded: count, delivered: count, repeated: count };

export function startWatch(): Watch {
  const said: Said[] = [];
  // Each once, as much is told again and again.
  const all = new Map<string, Heard>();
  function hear(told: Told): void {
    const { where, words, group = '' } = told;
    all.set(`${where} ${group} ${words}`, { ...told, after: said.length });
  }
  const stops = [listen({ told: hear, said: (one) => void said.push(one) }), hearAddresses()];

  return {
    metrics,
    assertUntold: async (account, isTypedAtRandom = false) => {
      for (const stop of stops) stop();
      const typed = isTypedAtRandom ? [] : said;
      const canaries = await canariesOf(account, typed);
      const told = [...all.values()];
      const found = [...toldAside(told, canaries), ...toldInChats(told, typed, canaries, codesOf(account))];
      if (found.length > 0) throw new Error([...new Set(found)].join('; '));
    },
  };
}

/** Lets be heard what an audit log holds; a database that a test took away holds none. */
export async function heardAudit(audit: Audit): Promise<void> {
  const noted = await audit.list({ limit: 10_000 }).catch(() => []);
  heard('audit', JSON.stringify(noted));
}

/** What was told where nobody reads who asked for it. */
function toldAside(all: readonly Heard[], { phones, words }: Canaries): readonly string[] {
  const places = Map.groupBy(
    all.filter(({ where }) => where !== 'chat'),
    ({ where }) => where,
  );
  const find = finderOf({ phones, words: new Set([...words, ...hiddenSoFar(), canary]) });
  return [...places].flatMap(([where, told]) =>
    find(told.map((each) => each.words).join('\n')).map((hit) => `the ${where} tells ${hit}`),
  );
}

/** Credentials, what was typed to be kept secret, and in groups numbers and codes that nobody typed there. */
function toldInChats(
  all: readonly Heard[],
  said: readonly Said[],
  { phones }: Canaries,
  codes: readonly string[],
): readonly string[] {
  const secrets = said.flatMap(({ text }, index) => secretsIn(text).map((value) => ({ value, index })));
  const typedIn = Map.groupBy(said, (message) => message.in.id);
  const knownIn = new Map(
    [...typedIn].map(([id, lines]) => [id, new Set(lines.flatMap(({ text }) => phonesIn(text)))]),
  );
  return all
    .filter(({ where }) => where === 'chat')
    .flatMap(({ words, group, after }) => {
      const typed = secrets.filter(({ index }) => index < after).map(({ value }) => value);
      const hits = toldIn(words, { phones: new Set(), words: new Set([...hiddenSoFar(), canary, ...typed]) });
      if (group === undefined) return hits.map((hit) => `a chat tells ${hit}`);
      const known = new Set([...publicPhones, ...(knownIn.get(group) ?? [])]);
      const numbers = toldIn(words, { phones: phones.difference(known), words: new Set() });
      const isTyped = (code: string): boolean => (typedIn.get(group) ?? []).some(({ text }) => text.includes(code));
      const read = codes.filter((code) => words.includes(code) && !isTyped(code));
      return [...hits, ...numbers, ...read].map((hit) => `the group ${group} tells ${hit}`);
    });
}

/** What was typed to be kept secret; what everybody reads in an example is none. */
function secretsIn(line: string): readonly string[] {
  return heldIn(line).filter((value) => value.length >= shortestWord && !examples.includes(value));
}

const examples = everyCommand.flatMap(({ examples }) => examples).join('\n');
const publicPhones = phonesIn(examples);

/** What may be a one-time code in the SMS of an account, with the word before it, as four digits are found by chance. */
function codesOf({ messages, answers }: Account): readonly string[] {
  return [...messages.values(), ...answers].flatMap(({ text }) => text.match(/\p{L}+:? \d{4,8}\b/gu) ?? []);
}
