/** What Slack delivered, or a part of it, of which nothing is known yet. */
export type Payload = Readonly<Record<string, unknown>>;

const nothing: Payload = {};

/** An object's fields; none of anything else. */
export function fieldsOf(value: unknown): Payload {
  return typeof value === 'object' && value !== null ? (value as Payload) : nothing;
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The objects of a list. */
export function listOf(value: unknown): readonly Payload[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
