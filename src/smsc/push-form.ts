/** The fields of a form in their bytes, as hashes are made of bytes. Of several with one name the last counts. */
export type FormBytes = ReadonlyMap<string, Buffer>;

const mostFields = 100;

/** Reads a form; what is no form has no fields. @param form - as it came, in any encoding of characters */
export function readFormBytes(form: Buffer): FormBytes {
  const fields = new Map<string, Buffer>();
  for (const field of form.toString('latin1').split('&', mostFields)) {
    const [name = '', ...rest] = field.split('=');
    fields.set(unescaped(name).toString('latin1'), unescaped(rest.join('=')));
  }
  return fields;
}

function unescaped(text: string): Buffer {
  const bytes = text
    .replaceAll('+', ' ')
    .replaceAll(/%([\da-f]{2})/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1');
}
