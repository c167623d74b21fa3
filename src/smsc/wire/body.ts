import { randomBytes } from 'node:crypto';
import { basename, extname } from 'node:path/posix';
import type { Form, Upload } from '../operation.ts';

/** The body of a request, ready to be sent. */
export interface Body {
  readonly contentType: string;
  /** Bytes in all. */
  readonly length: number;
  /** Its pieces in order; may be gone through more than once. */
  readonly chunks: Iterable<Uint8Array>;
}

/** The name under which a document goes. The page asks for a file in the body and gives the field no name. */
const documentField = 'file';
const chunkLength = 64 * 1024;

/** The kinds of document that the senders page takes. */
const contentTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.zip': 'application/zip',
  '.rar': 'application/vnd.rar',
};

/** A form as a web page would send it. */
export function formBody(form: Form): Body {
  const bytes = Buffer.from(new URLSearchParams(form).toString());
  return { contentType: 'application/x-www-form-urlencoded', length: bytes.length, chunks: [bytes] };
}

/** A form with a document, as a web page would send it. Values go as they are, byte for byte. */
export function multipartBody(form: Form, upload: Upload): Body {
  const boundary = `----${randomBytes(24).toString('hex')}`;
  const head = Object.entries(form).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
  );
  const fileName = basename(upload.name.replaceAll('\\', '/'));
  const type = contentTypes[extname(fileName).toLowerCase()] ?? 'application/octet-stream';
  head.push(
    `--${boundary}\r\nContent-Disposition: form-data; name="${documentField}"; filename="${escaped(fileName)}"\r\n`,
    `Content-Type: ${type}\r\n\r\n`,
  );
  const start = Buffer.from(head.join(''));
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length: start.length + upload.bytes.length + end.length,
    chunks: {
      *[Symbol.iterator]() {
        yield start;
        for (let at = 0; at < upload.bytes.length; at += chunkLength) {
          yield upload.bytes.subarray(at, at + chunkLength);
        }
        yield end;
      },
    },
  };
}

/** As the standard of HTML forms escapes names. */
function escaped(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
