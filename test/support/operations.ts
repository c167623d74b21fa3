import { createDecoder } from '../../src/smsc/decode/decode.ts';
import { SmscError } from '../../src/smsc/error.ts';
import type { Format, Operation, Row } from '../../src/smsc/operation.ts';

/** The error that work was refused with before anything was sent. */
export function refusal(work: () => unknown): { readonly parameter: string | undefined; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof SmscError && error.code === 'invalid') {
      return { parameter: error.parameter, message: error.message };
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

/** How an operation refuses parameters; the error must bear the operation's name. */
export function refusalOf<Params>(operation: Operation<Params, unknown>, params: Params): ReturnType<typeof refusal> {
  const refused = refusal(() => [operation.form(params), operation.upload?.(params)]);
  if (!refused.message.startsWith(`${operation.name}: `)) throw new Error(`refused as "${refused.message}"`);
  return refused;
}

/** A value with every Temporal object as its text, since vitest takes all of those for equal. */
export function plain(value: unknown): unknown {
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/**
 * What an operation reads from the text of an answer, or an error whose message is the code that the client would give.
 * Only what the caller does between decoding and reading is repeated here; the real one is used in
 * `test/smsc/operations.test.ts`.
 */
export async function readAs<Params, Result>(
  operation: Operation<Params, Result>,
  params: Params,
  format: Format,
  text: string,
  zone = 'Europe/Moscow',
): Promise<Result> {
  const decoder = createDecoder();
  const layout = operation.layout(params);
  const bytes = new TextEncoder().encode(text);
  const decoded = await decoder.decodeAnswer({ bytes, format, layout, framed: true });
  await decoder.close();
  if (decoded.kind === 'unreadable') throw new Error(`bad-response: ${decoded.why}`);
  if (decoded.kind === 'rows') return read(operation, decoded.rows, zone, params);
  if (decoded.number === 3 && layout.shape === 'list') return read(operation, [], zone, params);
  throw new Error(operation.errors[decoded.number] ?? `error ${decoded.number}`);
}

async function read<Params, Result>(
  operation: Operation<Params, Result>,
  rows: readonly Row[],
  zone: string,
  params: Params,
): Promise<Result> {
  try {
    return await operation.read(rows, { zone }, params);
  } catch (error) {
    if (error instanceof SmscError) throw new Error(error.code, { cause: error });
    throw new Error('bad-response', { cause: error });
  }
}
