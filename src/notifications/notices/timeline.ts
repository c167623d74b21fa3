import type { Change, Step } from '../../bot/topics/change.ts';
import { clipUnits } from '../../lib/clip.ts';
import type { Happened } from './notice-context.ts';

/** What a card remembers: a few kB of JSON in no language, 64 kB whatever comes from outside. */
export interface Timeline {
  /** How things stand, as far as the changes told it. */
  readonly state: CardState;
  /** The newest last. */
  readonly entries: readonly TimelineEntry[];
  /** How many more there were before them. */
  readonly earlier: number;
}

export interface CardState {
  readonly moderation?: number;
  readonly operators: Readonly<Record<string, number>>;
}

/** A change without what its card says already. */
export interface TimelineEntry extends Happened {}

const mostEntries = 12;
/** The pages name 11 operators for a name and 14 for a template. */
const mostOperators = 16;
const longest = 40;

/** Before the first change; a card whose present state is known begins with that state. */
export const noTimeline: Timeline = { state: { operators: {} }, entries: [], earlier: 0 };

/** A change as a card keeps it. */
export function timelineEntry({ event, at, change }: Happened): TimelineEntry {
  return { event, at, change: slim(change) };
}

/** The timeline with one more change at its end. */
export function extendTimeline(timeline: Timeline, happened: Happened): Timeline {
  const all = [...timeline.entries, timelineEntry(happened)];
  const entries = all.slice(-mostEntries);
  return {
    state: stateAfter(timeline.state, happened.change),
    entries,
    earlier: timeline.earlier + all.length - entries.length,
  };
}

/** The timeline of something of which it is known how it stands. */
export function withState(timeline: Timeline, { operators, ...rest }: CardState): Timeline {
  const first = Object.entries(operators).slice(0, mostOperators);
  const few = first.map(([key, status]) => [clipUnits(key, longest), status] as const);
  return { ...timeline, state: { ...rest, operators: Object.fromEntries(few) } };
}

function slim(change: Change): Change {
  const { object } = change;
  switch (change.topic) {
    case 'sender':
      return {
        ...change,
        object: clipUnits(object, longest),
        name: clipUnits(change.name, longest),
        operators: few(change.operators),
      };
    case 'template':
      return { ...change, object: clipUnits(object, longest), text: '', operators: few(change.operators) };
    case 'mailing':
      return change.name === undefined
        ? { ...change, object: clipUnits(object, longest) }
        : { ...change, object: clipUnits(object, longest), name: clipUnits(change.name, longest) };
    case 'inbox': {
      const { message: _message, ...rest } = change;
      return { ...rest, object: clipUnits(object, longest) };
    }
    case 'balance':
    case 'health':
      return { ...change, object: clipUnits(object, longest) };
  }
}

function few(steps: Readonly<Record<string, Step>>): Readonly<Record<string, Step>> {
  const first = Object.entries(steps).slice(0, mostOperators);
  return Object.fromEntries(first.map(([key, step]) => [clipUnits(key, longest), step]));
}

function stateAfter(state: CardState, change: Change): CardState {
  if (change.topic !== 'sender' && change.topic !== 'template') return state;
  if (change.topic === 'sender' && change.kind === 'disappeared') return { operators: {} };
  const moderation = (change.topic === 'sender' ? change.moderation?.after : undefined) ?? state.moderation;
  const operators = new Map(Object.entries(state.operators));
  for (const [key, { after }] of Object.entries(few(change.operators))) {
    if (after === undefined) operators.delete(key);
    else if (operators.has(key) || operators.size < mostOperators) operators.set(key, after);
  }
  return { ...(moderation !== undefined && { moderation }), operators: Object.fromEntries(operators) };
}
