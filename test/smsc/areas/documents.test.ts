import { describe, expect, test } from 'vitest';
import { documentBytes, documentKind, documentUpload } from '../../../src/smsc/areas/documents.ts';
import { refusal } from '../../support/operations.ts';

const beginnings = {
  jpg: [0xff, 0xd8, 0xff, 0xe0],
  tif: [0x49, 0x49, 0x2a, 0x00],
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  zip: [0x50, 0x4b, 0x03, 0x04],
  rar: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00],
} as const;

function file(kind: keyof typeof beginnings, size = 64): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(beginnings[kind]);
  return bytes;
}

describe.each(Object.keys(beginnings) as (keyof typeof beginnings)[])('a %s document', (kind) => {
  test('is taken by its name and its first bytes', () => {
    const bytes = file(kind);

    expect(documentKind(bytes)).toBe(kind);
    expect(documentUpload('senders.add', { name: `Свидетельство.${kind.toUpperCase()}`, bytes })).toEqual({
      name: `Свидетельство.${kind.toUpperCase()}`,
      bytes,
    });
  });

  test('is refused under the name of another kind', () => {
    const other = kind === 'pdf' ? 'png' : 'pdf';

    const { parameter, message } = refusal(() =>
      documentUpload('senders.add', { name: `secret.${other}`, bytes: file(kind) }),
    );

    expect(parameter).toBe('document');
    expect(message).not.toContain('secret');
  });
});

test('jpeg and tiff are sent under the endings that the page names', () => {
  expect(documentUpload('senders.add', { name: 'a.jpeg.jpeg', bytes: file('jpg') }).name).toBe('a.jpeg.jpg');
  expect(documentUpload('senders.add', { name: 'a.TIFF', bytes: file('tif') }).name).toBe('a.tif');
  expect(documentKind(Uint8Array.of(0x4d, 0x4d, 0x00, 0x2a))).toBe('tif');
});

test('3 MB are allowed and one byte more is not', () => {
  const largest = file('pdf', documentBytes);
  const larger = file('pdf', documentBytes + 1);

  expect(documentUpload('senders.add', { name: 'a.pdf', bytes: largest }).bytes).toHaveLength(3 * 1024 * 1024);
  expect(refusal(() => documentUpload('senders.add', { name: 'a.pdf', bytes: larger })).message).toBe(
    'senders.add: document must be a file of at most 3 MB',
  );
});

test.each(['note.docx', 'pdf', 'a.pdf.exe', 'a.constructor', ''])('the name "%s" is refused', (name) => {
  expect(refusal(() => documentUpload('senders.add', { name, bytes: file('pdf') })).message).toBe(
    'senders.add: document must be a file of the kinds jpg, tif, pdf, png, zip, rar',
  );
});

test('an empty document is refused', () => {
  const { message } = refusal(() => documentUpload('senders.add', { name: 'a.pdf', bytes: new Uint8Array() }));

  expect(message).toBe('senders.add: document must be a file that is not empty');
});
