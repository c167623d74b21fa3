/** How much of an answer is outlined. */
const longest = 200;
const decoder = new TextDecoder();

/** What came, for the log of an answer that cannot be read. */
export interface Received {
  readonly status: number;
  /** One of `knownTypes`; what a server writes there may be anything. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const knownTypes: ReadonlySet<string> = new Set([
  'application/json',
  'application/xml',
  'text/html',
  'text/plain',
  'text/xml',
]);

/** The media type of a header, if it is one that may be shown. */
export function knownType(header: unknown): string {
  if (header === undefined) return 'no content type';
  const type = typeof header === 'string' ? header.split(';')[0]?.trim().toLowerCase() : undefined;
  return type !== undefined && knownTypes.has(type) ? type : 'other content type';
}

/** One line of the log about an answer: `HTTP 200, text/html, 512 bytes: <xxxx><xxxx>`. */
export function summary({ status, contentType, bytes }: Received): string {
  return `HTTP ${status}, ${contentType}, ${bytes.length} bytes: ${outline(bytes)}`;
}

/**
 * The first 200 characters of an answer with every letter an `x` and every digit a `0`, so that no SMS text, phone
 * number or secret is in it.
 */
export function outline(bytes: Uint8Array): string {
  return decoder
    .decode(bytes.subarray(0, 4 * longest))
    .slice(0, longest)
    .replace(/\s+/g, ' ')
    .replace(/\p{Nd}/gu, '0')
    .replace(/[A-Za-z]|[^ -~]/gu, 'x');
}
