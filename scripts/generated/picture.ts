import { displayWidth } from '../../src/lib/display-width.ts';

const fontSize = 14;
const lineHeight = 20;
const columnWidth = 8.43;
const margin = 20;

/** A terminal session as an SVG picture, for the README; lines that begin with `> ` are what a person typed. */
export function terminalPicture(transcript: string): string {
  const lines = transcript.trimEnd().split('\n');
  const width = Math.ceil(Math.max(...lines.map(displayWidth)) * columnWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  const texts = lines.map((line, index) => {
    const y = margin + (index + 1) * lineHeight - 6;
    const colour = line.startsWith('> ') ? ' fill="#7ee787"' : '';
    return `<text x="${margin}" y="${y}"${colour}>${escape(line)}</text>`;
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="A terminal session with the bot">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="${fontSize}" fill="#e6edf3">`,
    ...texts,
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

/** Runs of spaces are kept by drawing them as no-break spaces: viewers disagree about the attribute that keeps them. */
function escape(text: string): string {
  return text.replaceAll(' ', '\u00a0').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
