import { limits } from './limits.ts';
import { bad } from './refusal.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a picture that Telegram takes for a photo: a PNG or JPEG within its limits. */
export function photoSize(bytes: Buffer): Size {
  if (bytes.length > limits.photoBytes) {
    throw bad(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${limits.photoBytes} bytes`,
    );
  }
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === undefined) throw bad('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  if (short === 0 || width + height > limits.photoSides || long > short * limits.photoRatio) {
    throw bad('PHOTO_INVALID_DIMENSIONS');
  }
  return size;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(pngSignature)) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff_d8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return undefined;
}
