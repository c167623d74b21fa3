import { crc32, deflateSync } from 'node:zlib';

/** Levels of each colour that are told apart before the most used ones are chosen. */
const levels = 32;
const mostColours = 256;

/** Pixels as a PNG picture with a palette, a third as large as one with full colours. */
export function smallPng(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const uses = new Map<number, number>();
  const keys = new Uint32Array(width * height);
  for (let place = 0; place < keys.length; place += 1) {
    const key =
      (coarse(pixels[place * 4]) << 10) | (coarse(pixels[place * 4 + 1]) << 5) | coarse(pixels[place * 4 + 2]);
    keys[place] = key;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const ranked = [...uses].sort(([one, often], [other, seldom]) => seldom - often || one - other).map(([key]) => key);
  const palette = ranked.slice(0, mostColours);
  const indexes = new Map(ranked.map((key) => [key, nearest(palette, key)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = indexes.get(keys[y * width + x] ?? 0) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = palette.flatMap((key) => channels(key).map((level) => Math.round((level * 255) / (levels - 1))));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function coarse(channel = 0): number {
  return Math.round((channel * (levels - 1)) / 255);
}

function channels(key: number): readonly [number, number, number] {
  return [key >> 10, (key >> 5) & 31, key & 31];
}

function nearest(palette: readonly number[], key: number): number {
  const [red, green, blue] = channels(key);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const [r, g, b] = channels(other);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
