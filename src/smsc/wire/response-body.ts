import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { TransportError } from './transport-failure.ts';

/** An answer whose body has not been read yet. */
export interface Response {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

/**
 * The whole body, unpacked. What is too large is cut off, with its connection, as soon as that shows.
 *
 * @param most - how many bytes may come, packed and unpacked
 * @throws TransportError `too-large`, or `bad-response` for a packing that is not known; and what the stream throws
 */
export async function readBody({ headers, body }: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(most);
    for await (const chunk of unpacked(body, headers['content-encoding']) as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > most) throw tooLarge(most);
      chunks.push(chunk);
    }
  } finally {
    body.on('error', ignore).destroy();
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(most: number): TransportError {
  return new TransportError('too-large', `an answer of more than ${most} bytes`);
}

function unpacked(body: Readable, coding: string | readonly string[] | undefined): Readable {
  switch (coding ?? 'identity') {
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return pipeline(body, createUnzip(), ignore);
    case 'br':
      return pipeline(body, createBrotliDecompress(), ignore);
    default:
      throw new TransportError('bad-response', 'an answer that is packed in an unknown way');
  }
}

/** The error of a stream reaches whoever reads it; this only keeps it from being thrown at nobody. */
function ignore(): void {}
