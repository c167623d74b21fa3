import type { CardParts } from './compose-cards.ts';
import type { CardState } from './notices/timeline.ts';
import type { SenderState } from './watchers/sender-changes.ts';
import type { TemplatesState } from './watchers/template-changes.ts';

export interface PresentStatesParts {
  /** What a watcher remembers; `undefined` before its first good look. @throws StorageError */
  readonly remembered: (watcher: string) => Promise<unknown>;
}

/** By the `object` of changes. */
type ByObject = ReadonlyMap<string, CardState>;

/**
 * How sender names and templates stand, by what their watchers remember, so that the first card of one shows it at every
 * operator and not only what has changed.
 */
export function createPresentStates({ remembered }: PresentStatesParts): CardParts['stateOf'] {
  // A storm asks for a thousand of one state, which may have 15 000 names.
  const known = new WeakMap<object, ByObject>();

  return async ({ topic, object }) => {
    if (topic !== 'sender' && topic !== 'template') return undefined;
    const state = await remembered(topic);
    if (typeof state !== 'object' || state === null) return undefined;
    // Under the name of a topic its own watcher alone keeps anything.
    const states =
      known.get(state) ?? (topic === 'sender' ? ofSenders(state as SenderState) : ofTemplates(state as TemplatesState));
    known.set(state, states);
    return states.get(object);
  };
}

function ofSenders({ names }: SenderState): ByObject {
  return new Map(
    names.map(({ id, moderation, operators }) => [
      `sender:${id}`,
      { ...(moderation !== undefined && { moderation }), operators },
    ]),
  );
}

function ofTemplates({ templates }: TemplatesState): ByObject {
  return new Map(
    Object.entries(templates).map(([number, { operators = {} }]) => [`template:${number}`, { operators }]),
  );
}
