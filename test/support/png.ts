import { inflateSync } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Whether the place differs from the one in the upper left corner. */
  readonly isInk: (x: number, y: number) => boolean;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const samples = 4;

/** Reads a PNG picture with eight bits each for red, green, blue and opacity. @throws Error for any other */
export function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (signature.some((byte, index) => bytes[index] !== byte)) throw new Error('no PNG signature');
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new Error('another kind of PNG');
  const data: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; at += view.getUint32(at) + 12) {
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * samples, height);
  const byteAt = (x: number, y: number, sample: number): number => pixels[(y * width + x) * samples + sample] ?? 0;
  return { width, height, isInk: (x, y) => [0, 1, 2].some((sample) => byteAt(x, y, sample) !== byteAt(0, 0, sample)) };
}

function unfiltered(raw: Uint8Array, lineBytes: number, height: number): Uint8Array {
  const pixels = new Uint8Array(lineBytes * height);
  const at = (y: number, x: number): number => (y < 0 || x < 0 ? 0 : (pixels[y * lineBytes + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (lineBytes + 1)] ?? 0;
    for (let x = 0; x < lineBytes; x += 1) {
      const [left, up, corner] = [at(y, x - samples), at(y - 1, x), x < samples ? 0 : at(y - 1, x - samples)];
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[y * lineBytes + x] = (raw[y * (lineBytes + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
