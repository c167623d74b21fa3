import { describe, expect, it } from 'vitest';
import { type Body, formBody, multipartBody } from '../../../src/smsc/wire/body.ts';

function bytesOf(body: Body): Buffer {
  return Buffer.concat([...body.chunks]);
}

/** The parts of a multipart body as the platform's own reader finds them. */
function readParts(body: Body): Promise<FormData> {
  return new Response(bytesOf(body), { headers: { 'content-type': body.contentType } }).formData();
}

describe('formBody', () => {
  it('writes a form as a web page would', () => {
    const body = formBody({ mes: 'Привет & +1=2', phones: '79990000001,79990000002' });

    expect(body.contentType).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(bytesOf(body).toString()))).toEqual({
      mes: 'Привет & +1=2',
      phones: '79990000001,79990000002',
    });
    expect(body.length).toBe(bytesOf(body).length);
  });
});

describe('multipartBody', () => {
  const document = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 256));

  it('carries fields and the document unchanged', async () => {
    const body = multipartBody({ cmt: 'a\r\nb\nЯ', add: '1' }, { name: 'patent.pdf', bytes: document });

    const parts = await readParts(body);
    const file = parts.get('file') as File;

    expect(parts.get('cmt')).toBe('a\r\nb\nЯ');
    expect(parts.get('add')).toBe('1');
    expect(file.name).toBe('patent.pdf');
    expect(file.type).toBe('application/pdf');
    expect(Buffer.from(await file.arrayBuffer()).equals(document)).toBe(true);
    expect(body.length).toBe(bytesOf(body).length);
  });

  it.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['C:\\docs\\Мой "патент".PDF', 'Мой %22патент%22.PDF'],
    ['a"; name="psw"\r\n\r\nx.zip', 'a%22; name=%22psw%22%0D%0A%0D%0Ax.zip'],
  ])('lets no file name break out of its place: %j', (name, written) => {
    const text = bytesOf(multipartBody({}, { name, bytes: document.subarray(0, 10) })).toString();

    expect(text).toContain(`Content-Disposition: form-data; name="file"; filename="${written}"\r\n`);
    expect(text.match(/Content-Disposition/g)).toHaveLength(1);
  });

  it('is sent in pieces, not as one copy of the document', () => {
    const lengths = [...multipartBody({}, { name: 'a.zip', bytes: document }).chunks].map((chunk) => chunk.length);

    expect(Math.max(...lengths)).toBeLessThanOrEqual(64 * 1024);
  });

  it('parts its fields by a line that is another one each time', () => {
    const types = [1, 2].map(() => multipartBody({}, { name: 'a.zip', bytes: document }).contentType);

    expect(new Set(types).size).toBe(2);
  });
});
