import type { Decoder } from './decode/decode.ts';
import { summary } from './decode/outline.ts';
import { SmscError } from './error.ts';
import { FieldError } from './fields.ts';
import type { Row } from './operation.ts';
import type { PreparedCall } from './prepared.ts';
import { refusalError } from './refusals.ts';
import type { Delivered } from './wire/transport.ts';

export interface Understanding {
  readonly decoder: Decoder;
  /** The time zone of the account, in which the provider writes its dates. */
  readonly zone: string;
}

/**
 * What an answer says, as the operation reads it.
 *
 * @throws SmscError: what the provider refuses, or `bad-response`
 */
export async function understand<Params, Result>(
  { decoder, zone }: Understanding,
  call: PreparedCall<Params, Result>,
  answer: Delivered,
): Promise<Result> {
  const { operation, params, format, layout } = call;
  const { bytes, framed } = answer;
  const decoded = await decoder.decodeAnswer({ bytes, format, layout, framed });
  if (decoded.kind === 'rows') return read(decoded.rows);
  if (decoded.kind === 'unreadable') throw badResponse(call, `${decoded.why}; ${summary(answer)}`);
  if (isNothingFound(call, decoded.number)) return read([]);
  throw refusalError(decoded, operation.errors, operation.name);

  async function read(rows: readonly Row[]): Promise<Result> {
    try {
      return await operation.read(rows, { zone }, params);
    } catch (error) {
      if (error instanceof SmscError) throw error;
      if (error instanceof FieldError) throw badResponse(call, error.message, error);
      // What else a reading throws at a strange answer names no field, and its message may hold a value.
      throw badResponse(call, 'fields of an unexpected kind');
    }
  }
}

/** An empty list comes as error 3 on most pages (facts 9.3). */
function isNothingFound({ operation, layout }: PreparedCall<unknown, unknown>, number: number): boolean {
  const meaning = operation.errors[3] ?? 'not-found';
  return number === 3 && operation.kind === 'read' && layout.shape === 'list' && meaning === 'not-found';
}

/** A write that was answered so may have been done. */
function badResponse({ operation }: PreparedCall<unknown, unknown>, why: string, cause?: unknown): SmscError {
  const outcomeUnknown = operation.kind === 'write';
  return new SmscError('bad-response', why, { operation: operation.name, outcomeUnknown, cause });
}
