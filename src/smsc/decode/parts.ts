/** A JSON value in parts: first its frame, with every list at the top left empty, then the items of those lists. */
export type Part =
  | { readonly kind: 'frame'; readonly json: string }
  | { readonly kind: 'items'; readonly under: string | undefined; readonly json: string };

/** How many characters of items go into one part: they are parsed in about a millisecond. */
const partLength = 256 * 1024;
/** What would hold the event loop for long. No record of the provider is a hundredth of it. */
const longestPart = 4 * 1024 * 1024;

/** Takes a JSON value apart. @throws RangeError when one record alone is too large */
export function* takeApart(value: unknown): Generator<Part> {
  const lists: [under: string | undefined, items: readonly unknown[]][] = [];
  let frame = value;
  if (Array.isArray(value)) {
    lists.push([undefined, value]);
    frame = [];
  } else if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, field]) => {
      if (Array.isArray(field)) lists.push([key, field]);
      return [key, Array.isArray(field) ? [] : field] as const;
    });
    frame = Object.fromEntries(fields);
  }
  yield { kind: 'frame', json: checked(JSON.stringify(frame)) };
  for (const [under, items] of lists) {
    for (const json of textsOf(items)) yield { kind: 'items', under, json };
  }
}

function* textsOf(items: readonly unknown[]): Generator<string> {
  let texts: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = checked(JSON.stringify(item));
    texts.push(text);
    length += text.length;
    if (length >= partLength) {
      yield `[${texts.join(',')}]`;
      texts = [];
      length = 0;
    }
  }
  if (texts.length > 0) yield `[${texts.join(',')}]`;
}

function checked(json: string): string {
  if (json.length > longestPart) throw new RangeError('a record is too large');
  return json;
}

/** Puts one part after another together again. */
export function createAssembly(): { add(part: Part): void; value(): unknown } {
  let whole: unknown;
  return {
    add: (part) => {
      const value: unknown = JSON.parse(part.json);
      if (part.kind === 'frame') {
        whole = value;
        return;
      }
      const list = part.under === undefined ? whole : (whole as Readonly<Record<string, unknown>>)[part.under];
      for (const item of value as readonly unknown[]) (list as unknown[]).push(item);
    },
    value: () => whole,
  };
}
