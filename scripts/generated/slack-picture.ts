import { Resvg } from '@resvg/resvg-js';
import type { types } from '@slack/bolt';
import type { Shown } from '../../test/support/slack/control.ts';
import { drawBlocks, type ShownBlock } from './slack-blocks.ts';
import { drawFile } from './slack-files.ts';
import { widthOfButton } from './slack-inputs.ts';
import { fontFiles, grey, type Look, type Piece, type Place, widthOf, writeLine } from './slack-letters.ts';
import { smallPng } from './small-png.ts';

const screen = 640;
const margin = 20;
const indent = 66;
const threadIndent = 62;
const barHeight = 48;
const scale = 1.5;
const title: Look = { size: 16, face: 'bold' };
const name: Look = { size: 14, face: 'bold' };
const small: Look = { size: 11.5, colour: grey };
const zone = 'Europe/Moscow';

/** A channel or a direct chat as a person sees it, as a PNG picture; the same messages always give the same bytes. */
export function conversationPicture(room: string, messages: readonly Shown[]): Uint8Array {
  const drawn: string[] = [];
  let y = barHeight;
  let before: Shown | undefined;
  for (const message of messages) {
    const isFirst = !follows(message, before);
    y += isFirst ? 14 : 6;
    const { svg, height } = drawMessage(message, y, isFirst);
    drawn.push(svg);
    y += height;
    before = message;
  }
  y += 16;
  const bar = `${writeLine([{ text: room, look: title }], margin, 30)}<path d="M0 ${barHeight - 0.5}h${screen}" stroke="#dddddd"/>`;
  return picture(bar + drawn.join(''), y);
}

/** Longer forms scroll. */
const mostOfForm = 840;

/** A form as it stands over the conversation. */
export function modalPicture({ title: heading, blocks, submit, close }: types.ModalView): Uint8Array {
  const x = 60;
  const width = screen - 2 * x;
  const top = 24;
  const content = drawBlocks(blocks as readonly ShownBlock[], { x: x + 24, y: top + 78, width: width - 48 }, 20);
  const shown = Math.min(content.height, mostOfForm);
  const line = top + 78 + shown + 24;
  const bottom = line + 72;
  const drawn = [
    `<rect width="${screen}" height="${bottom + top}" fill="#8c8c8c"/>`,
    `<rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" rx="8" fill="#ffffff"/>`,
    icon(x + 24, top + 16, 28),
    writeLine([{ text: heading.text, look: { size: 18, face: 'bold' } }], x + 62, top + 37),
    `<path d="M${x + width - 36} ${top + 24}l12 12m0 -12l-12 12" stroke="${grey}" stroke-width="1.8"/>`,
    shown < content.height ? scrolled(content, { x, y: top + 78, width }, shown) : content.svg,
    `<path d="M${x} ${line}h${width}" stroke="#dddddd"/>`,
    ...buttons([close?.text ?? 'Close', submit?.text ?? 'Submit'], x + width - 24, line + 18),
  ];
  return picture(drawn.join(''), bottom + top);
}

/** Only the beginning, and how much of it all that is. */
function scrolled({ svg, height }: Piece, { x, y, width }: Place, shown: number): string {
  const room = `<clipPath id="room"><rect x="${x}" y="${y}" width="${width}" height="${shown + 24}"/></clipPath>`;
  const bar = `<rect x="${x + width - 12}" y="${y}" width="6" height="${Math.round((shown * shown) / height)}" rx="3" fill="#bbbbbb"/>`;
  return `${room}<g clip-path="url(#room)">${svg}</g>${bar}`;
}

/** Buttons that end at the right; the last one is the main one. */
function buttons(labels: readonly string[], right: number, y: number): readonly string[] {
  let end = right;
  return labels.toReversed().map((text, index) => {
    const isMain = index === 0;
    const width = widthOfButton(text);
    const x = end - width;
    end = x - 10;
    const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="35" rx="4" fill="${isMain ? '#007a5a' : '#ffffff'}" stroke="${isMain ? '#007a5a' : '#bbbbbb'}"/>`;
    return box + writeLine([{ text, look: { ...name, ...(isMain && { colour: '#ffffff' }) } }], x + 16, y + 23);
  });
}

/** The app's Home tab. */
export function homePicture(blocks: readonly ShownBlock[]): Uint8Array {
  const tabs = ['Home', 'Messages', 'About'];
  const drawn = [icon(margin, 14, 24), writeLine([{ text: 'smsc', look: title }], margin + 34, 32)];
  let x = margin;
  for (const [index, tab] of tabs.entries()) {
    const look: Look = index === 0 ? { size: 13, face: 'bold' } : { size: 13, colour: grey };
    const width = widthOf([{ text: tab, look }]);
    drawn.push(writeLine([{ text: tab, look }], x, 64));
    if (index === 0) drawn.push(`<rect x="${x}" y="74" width="${width}" height="2" fill="#1264a3"/>`);
    x += width + 22;
  }
  drawn.push(`<path d="M0 76.5h${screen}" stroke="#dddddd"/>`);
  const content = drawBlocks(blocks, { x: margin, y: 94, width: screen - 2 * margin });
  return picture(drawn.join('') + content.svg, 94 + content.height + margin);
}

/** What one author says in one go has one picture and one name above it. */
function follows(message: Shown, before: Shown | undefined): boolean {
  const isSameThread = before?.thread === message.thread;
  return isSameThread && before?.byBot === message.byBot && !before.isEphemeral && !message.isEphemeral;
}

/** Messages of a thread stand to the right of a line. */
function drawMessage(message: Shown, top: number, isFirst: boolean): Piece {
  if (message.thread === undefined) return drawWithin(message, top, isFirst, screen);
  const { svg, height } = drawWithin(message, top, isFirst, screen - threadIndent);
  const line = `<path d="M${indent + 4.5} ${top - 8}v${height + 16}" stroke="#cccccc" stroke-width="2"/>`;
  return { svg: `${line}<g transform="translate(${threadIndent} 0)">${svg}</g>`, height };
}

function drawWithin(
  { byBot, isEphemeral, text, ts, blocks, files }: Shown,
  top: number,
  isFirst: boolean,
  right: number,
): Piece {
  const drawn: string[] = [];
  let y = top;
  if (isEphemeral) {
    drawn.push(eye(indent - 20, y + 8), writeLine([{ text: 'Only visible to you', look: small }], indent, y + 12));
    y += 19;
  }
  if (isFirst) {
    drawn.push(byBot ? icon(margin, y, 36) : face(y), header(byBot, ts, y + 12));
    y += 21;
  }
  const place = { x: indent, width: right - indent - margin };
  const shown = blocks.length > 0 ? (blocks as unknown as readonly ShownBlock[]) : sectionOf(text);
  const content = drawBlocks(shown, { ...place, y });
  drawn.push(content.svg);
  y += content.height;
  for (const file of files) {
    y += y === top ? 0 : 6;
    const { svg, height } = drawFile(file, { ...place, y });
    drawn.push(svg);
    y += height;
  }
  return { svg: drawn.join(''), height: isFirst ? Math.max(y - top, 36) : y - top };
}

/** What stands in a message without blocks. */
function sectionOf(text: string): readonly ShownBlock[] {
  return text === '' ? [] : [{ type: 'section', text: { type: 'plain_text', text } }];
}

function header(byBot: boolean, ts: string, y: number): string {
  const words = byBot ? 'smsc' : 'Anna';
  const end = indent + widthOf([{ text: words, look: name }]) + 7;
  const badge = `<rect x="${end}" y="${y - 10}" width="27" height="13" rx="2" fill="#e8e8e8"/>${writeLine([{ text: 'APP', look: { size: 9, face: 'bold', colour: grey } }], end + 3.5, y)}`;
  const time = Temporal.Instant.fromEpochMilliseconds(Math.trunc(Number(ts) * 1000)).toZonedDateTimeISO(zone);
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' });
  const written = writeLine([{ text: clock, look: small }], byBot ? end + 34 : end, y);
  return writeLine([{ text: words, look: name }], indent, y) + (byBot ? badge : '') + written;
}

/** The app's picture: a bubble with three dots. */
function icon(x: number, y: number, size: number): string {
  const unit = size / 36;
  const dots = [11, 18, 25].map((at) => `<circle cx="${at}" cy="16.5" r="2" fill="#0b6e99"/>`);
  return `<g transform="translate(${x} ${y}) scale(${unit})"><rect width="36" height="36" rx="6" fill="#0b6e99"/><path d="M7 9h22v15h-13l-5 5v-5h-4z" fill="#ffffff"/>${dots.join('')}</g>`;
}

/** A person's picture. */
function face(y: number): string {
  return `<rect x="${margin}" y="${y}" width="36" height="36" rx="6" fill="#c9a0dc"/>${writeLine([{ text: 'A', look: { size: 18, face: 'bold', colour: '#ffffff' } }], margin + 11, y + 24)}`;
}

function eye(x: number, y: number): string {
  return `<path d="M${x} ${y}q7 -8 14 0q-7 8 -14 0z" fill="none" stroke="${grey}"/><circle cx="${x + 7}" cy="${y}" r="2" fill="${grey}"/>`;
}

function picture(content: string, height: number): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${screen}" height="${height}"><rect width="${screen}" height="${height}" fill="#ffffff"/>${content}</svg>`;
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' };
  const image = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale }, logLevel: 'off' }).render();
  return smallPng(image.pixels, image.width, image.height);
}
