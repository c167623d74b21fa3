/** One field of a form, still as bytes: what they mean is told by another field of the same form. */
export interface RawField {
  readonly name: string;
  readonly value: Uint8Array;
  /** The name of an uploaded file; `undefined` for a plain field. */
  readonly fileName?: string;
}

/** The fields and files of a multipart form. A part that is torn or has no name is left out. */
export function readMultipart(body: Buffer, boundary: string): readonly RawField[] {
  const fields: RawField[] = [];
  const fence = Buffer.from(`--${boundary}`, 'latin1');
  let start = body.indexOf(fence);
  while (start !== -1) {
    const end = body.indexOf(fence, start + fence.length);
    if (end === -1) break;
    const field = readPart(body.subarray(start + fence.length, end));
    if (field !== undefined) fields.push(field);
    start = end;
  }
  return fields;
}

const blankLine = Buffer.from('\r\n\r\n');

/** A part with the line break after its fence at the front and the one before the next fence at the back. */
function readPart(part: Buffer): RawField | undefined {
  const headEnds = part.indexOf(blankLine);
  if (headEnds === -1) return undefined;
  const head = part.subarray(0, headEnds).toString('utf8');
  const value = part.subarray(headEnds + blankLine.length, part.length - 2);
  const name = parameter(head, 'name');
  if (name === undefined) return undefined;
  const fileName = parameter(head, 'filename');
  return fileName === undefined ? { name, value } : { name, value, fileName };
}

function parameter(head: string, name: string): string | undefined {
  return new RegExp(`^content-disposition:.*[;\\s]${name}="([^"]*)"`, 'im').exec(head)?.[1];
}
