import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SenderChange, Step } from '../../bot/topics/change.ts';
import { mapInSlices } from '../../lib/slices.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import { nameOf, senderModeration, senderStatuses } from '../../smsc/codes.ts';
import type { Observed } from '../watcher.ts';
import { codesOf, isNewsOf, stepsBetween } from './steps.ts';
import { createWaits, type LongWait, longestOf, type Waits, type WaitsState } from './waits.ts';

/** What is remembered of a sender name. */
interface KnownSender {
  readonly id: string;
  readonly name: string;
  readonly moderation?: number;
  readonly operators: Readonly<Record<string, number>>;
  /** Was missing where it should have been; when the next whole lists lack it too it has disappeared. */
  readonly isMissing?: true;
}

export interface SenderState extends WaitsState {
  /** When the lists were told, in milliseconds since the epoch. */
  readonly at: number;
  readonly sweptAt: number;
  readonly isSweepDue: boolean;
  readonly names: readonly KnownSender[];
}

/** What a look saw. */
export interface SeenSenders {
  readonly at: number;
  readonly now: number;
  /** Whether `withOperators` is the list of all names, and not of those that changed. */
  readonly isSweep: boolean;
  /** Whether more names may have changed than fit into the answer. */
  readonly isPartial: boolean;
  readonly withModeration: readonly Sender[];
  readonly withOperators: readonly Sender[];
}

/** The kind of wait that is no operator's. */
const atModeration = '#moderation';

/** What happened between the last look and this one; thousands of names are compared in slices. */
export async function compareSenders(last: SenderState | undefined, seen: SeenSenders): Promise<Observed<SenderState>> {
  const { at, now, isSweep } = seen;
  const moderated = await byId(seen.withModeration);
  const operated = await byId(seen.withOperators);
  const isFirst = last === undefined;
  await nextTurn();
  const waits = createWaits(last, now);
  const changes: SenderChange[] = [];
  let isSweepDue = seen.isPartial;

  function compare(known: KnownSender): KnownSender | undefined {
    const { id } = known;
    const inModeration = moderated.get(id);
    const inOperators = operated.get(id);
    const isUnseen = inModeration === undefined && inOperators === undefined;
    // A name that only the operators' list has is not missing from the other.
    const isMissing = inModeration === undefined && (isSweep ? isUnseen : known.moderation !== undefined);
    if (isMissing && isSweep && known.isMissing) {
      endWaits(waits, known);
      changes.push(disappearance(known));
      return undefined;
    }
    if (isMissing && !known.isMissing) isSweepDue = true;
    const moderation = inModeration?.moderation ?? known.moderation;
    const operators = inOperators?.operators ?? known.operators;
    if (moderation !== known.moderation) changes.push(moderationChange(known, moderation));
    const steps = operators === known.operators ? {} : stepsBetween(known.operators, operators);
    if (Object.keys(steps).length > 0) changes.push(operatorChange(known, steps));
    const isStill = isMissing || (known.isMissing === true && inModeration === undefined);
    const isSame = moderation === known.moderation && Object.keys(steps).length === 0;
    if (isSame && isStill === (known.isMissing ?? false)) return known;
    const next: KnownSender = { ...keep(id, known.name, moderation, operators), ...(isStill && { isMissing: true }) };
    noteWaits(waits, known, next, true);
    return next;
  }

  await nextTurn();
  const before = last?.names ?? [];
  const names = (await mapInSlices(before, compare)).filter((name) => name !== undefined);
  await nextTurn();
  const ids = new Set(before.map(({ id }) => id));
  await nextTurn();
  const listed = [...moderated.values(), ...[...operated.values()].filter(({ id }) => !moderated.has(id))];
  await mapInSlices(listed, ({ id, name }) => {
    if (ids.has(id)) return;
    const fresh = keep(id, name, moderated.get(id)?.moderation, operated.get(id)?.operators ?? {});
    names.push(fresh);
    noteWaits(waits, undefined, fresh, !isFirst);
    if (!isFirst) changes.push(appearance(fresh));
  });

  await nextTurn();
  const long = await waits.takeLong();
  for (const change of long.length === 0 ? [] : await stuck(long, names)) changes.push(change);
  await nextTurn();
  const sweptAt = isSweep || isFirst ? now : last.sweptAt;
  return { state: { at, sweptAt, isSweepDue, names, ...waits.state() }, changes };
}

async function byId(senders: readonly Sender[]): Promise<Map<string, Sender>> {
  const byId = new Map<string, Sender>();
  await mapInSlices(senders, (sender) => byId.set(sender.id, sender));
  await nextTurn();
  return byId;
}

function keep(
  id: string,
  name: string,
  moderation: number | undefined,
  operators: Readonly<Record<string, number>>,
): KnownSender {
  return { id, name, ...(moderation !== undefined && { moderation }), operators };
}

/** Keeps track of who waits for the moderators or an operator. */
function noteWaits(waits: Waits, before: KnownSender | undefined, after: KnownSender, isWhole: boolean): void {
  const { id } = after;
  if (isWaitingModeration(after.moderation)) waits.wait(id, atModeration, isWhole);
  else waits.end(id, atModeration, nameOf(senderModeration, after.moderation ?? -1) !== undefined);
  const keys = new Set([...Object.keys(before?.operators ?? {}), ...Object.keys(after.operators)]);
  for (const key of keys) {
    const status = codesOf(after.operators, key);
    if (isWaitingOperator(status)) waits.wait(id, key, isWhole);
    else waits.end(id, key, status !== undefined && decided.has(nameOf(senderStatuses, status)));
  }
}

function endWaits(waits: Waits, { id, operators }: KnownSender): void {
  for (const kind of [atModeration, ...Object.keys(operators)]) waits.end(id, kind, false);
}

const decided: ReadonlySet<string | undefined> = new Set(['accepted', 'rejected', 'documents-needed']);
/** What somebody should know at once: what is decided, and what keeps an accepted name from working. */
const news: ReadonlySet<string | undefined> = new Set([...decided, 'paused', 'no-money']);

function isWaitingModeration(code: number | undefined): boolean {
  return code !== undefined && nameOf(senderModeration, code) === 'waiting';
}

function isWaitingOperator(code: number | undefined): boolean {
  const name = code === undefined ? undefined : nameOf(senderStatuses, code);
  return name === 'waiting' || name === 'sent';
}

function about({ id, name }: KnownSender) {
  return { topic: 'sender', object: `sender:${id}`, name, id, operators: {} } as const;
}

function appearance(fresh: KnownSender): SenderChange {
  const moderation = fresh.moderation === undefined ? {} : { moderation: { after: fresh.moderation } };
  const operators = stepsBetween({}, fresh.operators);
  return { ...about(fresh), kind: 'appeared', isDecisive: false, isLoud: false, ...moderation, operators };
}

function disappearance(known: KnownSender): SenderChange {
  const moderation = known.moderation === undefined ? {} : { moderation: { before: known.moderation } };
  const operators = stepsBetween(known.operators, {});
  return { ...about(known), kind: 'disappeared', isDecisive: true, isLoud: true, ...moderation, operators };
}

function moderationChange(known: KnownSender, after: number | undefined): SenderChange {
  const { moderation: before } = known;
  const moderation: Step = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
  const isNews = after !== undefined && !isWaitingModeration(after);
  return { ...about(known), kind: 'moderation', isDecisive: isNews, isLoud: isNews, moderation };
}

function operatorChange(known: KnownSender, operators: Readonly<Record<string, Step>>): SenderChange {
  const isNews = isNewsOf(operators, senderStatuses, news);
  return { ...about(known), kind: 'operators', isDecisive: isNews, isLoud: isNews, operators };
}

/** One change for each name, however many operators keep it waiting. */
async function stuck(long: readonly LongWait[], names: readonly KnownSender[]): Promise<readonly SenderChange[]> {
  const waits = Map.groupBy(long, ({ id }) => id);
  const changes = await mapInSlices(names, (name) => {
    const its = waits.get(name.id);
    return its === undefined ? undefined : stuckChange(name, its);
  });
  return changes.filter((change) => change !== undefined);
}

function stuckChange(name: KnownSender, waits: readonly LongWait[]): SenderChange {
  const steps = waits.flatMap(({ kind }) => {
    const after = kind === atModeration ? name.moderation : codesOf(name.operators, kind);
    return after === undefined ? [] : [[kind, { after }] as const];
  });
  const moderation = steps.find(([kind]) => kind === atModeration)?.[1];
  const operators = Object.fromEntries(steps.filter(([kind]) => kind !== atModeration));
  const said = { ...(moderation && { moderation }), operators, ...longestOf(waits) };
  return { ...about(name), kind: 'stuck', isDecisive: true, isLoud: true, ...said };
}
