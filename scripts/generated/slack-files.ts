import { readPng } from '../../test/support/png.ts';
import type { Shown } from '../../test/support/slack/control.ts';
import { grey, type Piece, type Place, writeLine } from './slack-letters.ts';

const widestPicture = 400;
const edge = '#dddddd';

/** A file under a message: a picture as it looks, anything else as a card. */
export function drawFile({ name, bytes }: Shown['files'][number], { x, y }: Place): Piece {
  if (!name.endsWith('.png')) return drawCard(name, x, y);
  const { width, height } = readPng(bytes);
  const shown = Math.round((widestPicture * height) / width);
  const head = writeLine([{ text: name, look: { size: 12, colour: grey } }], x, y + 12);
  const data = bytes.toString('base64');
  const image = `<image x="${x}" y="${y + 20}" width="${widestPicture}" height="${shown}" xlink:href="data:image/png;base64,${data}"/>`;
  const frame = `<rect x="${x - 0.5}" y="${y + 19.5}" width="${widestPicture + 1}" height="${shown + 1}" rx="4" fill="none" stroke="${edge}"/>`;
  return { svg: head + image + frame, height: shown + 22 };
}

function drawCard(name: string, x: number, y: number): Piece {
  const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  return {
    svg: [
      `<rect x="${x + 0.5}" y="${y + 0.5}" width="319" height="61" rx="8" fill="#ffffff" stroke="${edge}"/>`,
      `<rect x="${x + 12}" y="${y + 13}" width="36" height="36" rx="6" fill="#2eb67d"/>`,
      `<path d="M${x + 21} ${y + 24}h18m-18 7h18m-18 7h11" stroke="#ffffff" stroke-width="2"/>`,
      writeLine([{ text: name, look: { size: 14, face: 'bold' } }], x + 60, y + 28),
      writeLine([{ text: kind, look: { size: 12, colour: grey } }], x + 60, y + 46),
    ].join(''),
    height: 62,
  };
}
