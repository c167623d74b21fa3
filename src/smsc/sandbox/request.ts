import { type Charset, charsetNamed, decode } from './charset.ts';
import type { Format } from './formats/answer.ts';
import { type RawField, readMultipart } from './multipart.ts';
import type { Params } from './params.ts';

/** A request as it comes over the wire. */
export interface SandboxRequest {
  /** Path and query, such as `/sys/balance.php?cur=1`. */
  readonly target: string;
  /** The header of the body: a form, urlencoded or multipart. */
  readonly contentType?: string;
  readonly body?: Uint8Array;
}

export interface UploadedFile {
  readonly name: string;
  readonly size: number;
}

/** A request that was taken apart. */
export interface Request {
  /** The file that was asked, such as `balance.php`; `undefined` outside of `/sys/`. */
  readonly file: string | undefined;
  readonly params: Params;
  readonly files: readonly UploadedFile[];
  readonly format: Format;
  readonly charset: Charset;
}

const formats: readonly Format[] = [0, 1, 2, 3];

/** Takes a request apart. Nothing is refused here: what cannot be read is taken for absent, as the server does. */
export function readRequest(request: SandboxRequest): Request {
  const [path = '', query = ''] = split(request.target, '?');
  const fields = [...readUrlencoded(query), ...bodyFields(request)];
  const sent = fields.findLast((field) => field.name === 'charset');
  const charset = charsetNamed(sent && decode(sent.value, 'utf-8'));
  const params = new Map<string, string>();
  const files: UploadedFile[] = [];
  for (const { name, value, fileName } of fields) {
    if (fileName === undefined) params.set(name, decode(value, charset));
    else files.push({ name: fileName, size: value.length });
  }
  const wanted = params.get('fmt');
  return {
    file: /^\/sys\/([a-z_]+\.php)$/.exec(path)?.[1],
    params,
    files,
    format: formats.find((format) => String(format) === wanted) ?? 0,
    charset,
  };
}

function bodyFields({ contentType = '', body = new Uint8Array() }: SandboxRequest): readonly RawField[] {
  const boundary = /^multipart\/form-data\s*;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary !== undefined) return readMultipart(Buffer.from(body), boundary);
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return [];
  return readUrlencoded(Buffer.from(body).toString('latin1'));
}

function readUrlencoded(text: string): readonly RawField[] {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', value = ''] = split(pair, '=');
    return { name: unescaped(name).toString('latin1'), value: unescaped(value) };
  });
}

function unescaped(text: string): Buffer {
  const characters = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(characters, 'latin1');
}

function split(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
