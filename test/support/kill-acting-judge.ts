import { verifyChain } from '../../src/bot/audit/audit-chain.ts';
import type { Database } from '../../src/storage/database.ts';
import type { ActingWorld } from './kill-acting-world.ts';
import { type Ending, endingsIn } from './kill-endings.ts';
import type { Asked, Play } from './kill-play.ts';

const mostShown = 300;

/** What is counted against the program; each fault names what was asked for. */
export interface Faults {
  /** Asked of the provider, or done by it, more often than it was confirmed. */
  readonly twice: readonly string[];
  /** Nobody was told what came of it, a button stayed that promises more, or a press was not answered. */
  readonly silent: readonly string[];
  /** What was said is not what the provider has, or two things were said. */
  readonly wrong: readonly string[];
  /** The audit log does not tell it as it was, or a payload was kept. */
  readonly misnoted: readonly string[];
}

/** How often each end was told. */
export type Endings = Readonly<Record<Ending, number>>;

/** Looks at what was said and done about each thing that was asked for. Presses of old buttons are answered meanwhile. */
export async function judgeAsked(
  { provider }: ActingWorld,
  play: Play,
  all: readonly Asked[],
): Promise<Omit<Faults, 'misnoted'> & { readonly endings: Endings }> {
  const twice: string[] = [];
  const silent: string[] = [];
  const wrong: string[] = [];
  const endings = { done: 0, 'not done': 0, unknown: 0 };
  const account = provider.account();
  for (const asked of all) {
    const { deed, word, key } = asked;
    const name = `${deed.name} ${word}`;
    const calls = provider.writes.filter(({ values }) => values.some((value) => value.includes(key))).length;
    const times = deed.times(account, word);
    // A line that is answered again asks again, and what is confirmed twice is done twice.
    const confirmed = Math.max(1, new Set(asked.pressed.map(({ data }) => data)).size);
    if (calls > confirmed || times > confirmed) twice.push(`${name}: asked ${calls} times, done ${times} times`);
    const messages = play.shown(asked);
    const said = messages.map(({ text }) => text);
    const told = endingsIn([...said, ...asked.asides], deed);
    const [ending] = told;
    if (ending !== undefined) endings[ending] += 1;
    const words = [...said, ...asked.asides].map((text) => JSON.stringify(text.slice(0, mostShown))).join(', ');
    if (ending === undefined) silent.push(`${name}: ${words}`);
    if (told.length > 1) wrong.push(`${name}: told ${told.join(' and ')}: ${words}`);
    else if (ending === 'done' && times === 0) wrong.push(`${name}: not done, but told so: ${words}`);
    else if (ending === 'not done' && times > 0) wrong.push(`${name}: done, and told not: ${words}`);
    // An earlier one was asked anew, which a press of it tells.
    const last = asked.pressed.at(-1)?.message;
    const isLeft = messages.some(({ id, keyboard }) => id === last && keyboard.flat().includes('Cancel'));
    if (isLeft) silent.push(`${name}: its question still stands: ${words}`);
  }
  // What is answered to these stands in the same chats.
  for (const asked of all) {
    const answer = await play.pressAgain(asked);
    if (answer.trim() === '') silent.push(`${asked.deed.name} ${asked.word}: an old button says nothing`);
  }
  return { twice, silent, wrong, endings };
}

type AuditRow = { readonly reference: string; readonly outcome: string };

/** Reads the audit log and what is kept of the questions. */
export async function judgeKept(database: Database): Promise<readonly string[]> {
  const [{ account } = { account: '' }] = await database.query<{ account: string }>('SELECT account FROM audit_head');
  const verdict = await verifyChain(database, account);
  const rows = await database.query<AuditRow>('SELECT reference, outcome FROM audit ORDER BY number');
  const byReference = Map.groupBy(rows, ({ reference }) => reference);
  const kept = await database.query<{ id: string; state: string }>(
    "SELECT id, state FROM confirmation WHERE payload <> ''",
  );
  return [
    ...(verdict.ok ? [] : [`entry ${verdict.number} is ${verdict.problem}`]),
    ...[...byReference].flatMap(([reference, entries]) => misnoted(reference, entries)),
    ...kept.map(({ id, state }) => `${id} is ${state} and has its payload`),
  ];
}

const ends = new Set(['done', 'failed', 'unknown']);
const undone = new Set(['cancelled', 'expired', 'changed']);

/** Of one question: it was asked, and then begun and ended once, or closed once. */
function misnoted(reference: string, entries: readonly AuditRow[]): readonly string[] {
  const outcomes = entries.map(({ outcome }) => outcome);
  if (reference === '' || !outcomes.includes('asked')) return [];
  const steps = outcomes.filter((outcome) => !['repeated', 'denied', 'misread'].includes(outcome));
  const [first, ...later] = steps.filter((outcome) => outcome !== 'awaiting');
  // A late press is noted too, after what it comes too late for.
  const isClosed = undone.has(later[0] ?? '') && later.slice(1).every((outcome) => outcome === 'expired');
  const isDone = later[0] === 'begun' && ends.has(later[1] ?? '') && later.length === 2;
  return first === 'asked' && (isClosed || isDone) ? [] : [`${reference}: ${outcomes.join(', ')}`];
}
