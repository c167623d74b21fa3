import { bad } from './refusal.ts';
import type { Uploaded } from './request.ts';

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, Uploaded>;
}

/** Reads a multipart body as Telegram does: header names in any case, values quoted or not, and nothing may be torn. */
export function readMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary\s*=\s*("?)([^";]*)\1/i.exec(contentType)?.[2];
  if (boundary === undefined) throw bad('boundary not found');
  if (boundary === '' || boundary.length > 70 * 8) throw bad('boundary too big or empty');
  const fields: Record<string, string> = {};
  const files = new Map<string, Uploaded>();
  const fence = Buffer.from(`\r\n--${boundary}`, 'latin1');
  let start = body.indexOf(fence.subarray(2));
  if (start === -1) throw bad('strict: the multipart body has no boundary of its own');
  start += fence.length - 2;
  while (body.subarray(start, start + 2).toString('latin1') !== '--') {
    const end = body.indexOf(fence, start);
    if (end === -1) throw bad('strict: the multipart body ends without its closing boundary');
    const part = readPart(body.subarray(start, end));
    if (part.fileName === undefined) fields[part.name] = part.value.toString('utf8');
    else files.set(part.name, { name: part.fileName, bytes: Buffer.from(part.value) });
    start = end + fence.length;
  }
  return { fields, files };
}

interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly value: Buffer;
}

/** A part from the line break after its boundary to the one before the next. */
function readPart(part: Buffer): Part {
  const headEnds = part.indexOf('\r\n\r\n');
  if (headEnds <= 0) throw bad('headers in multipart/form-data are empty');
  const parameters = disposition(part.subarray(2, headEnds).toString('utf8'));
  const name = parameters.get('name') ?? '';
  if (name === '') throw bad('field name in multipart/form-data not found');
  return { name, fileName: parameters.get('filename'), value: part.subarray(headEnds + 4) };
}

function disposition(head: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon === -1) throw bad("can't parse form data headers");
    if (line.slice(0, colon).trim().toLowerCase() !== 'content-disposition') continue;
    const value = line.slice(colon + 1).trim();
    if (!value.startsWith('form-data;')) throw bad('expected form-data content disposition');
    for (const pair of value.slice('form-data;'.length).split(';')) {
      const equals = pair.indexOf('=');
      if (equals === -1) continue;
      const said = pair.slice(equals + 1).trim();
      found.set(pair.slice(0, equals).trim(), /^".+"$/s.test(said) ? said.slice(1, -1) : said);
    }
  }
  return found;
}
