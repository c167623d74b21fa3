import type { types } from '@slack/bolt';
import { caret } from './slack-controls.ts';
import {
  fitted,
  grey,
  type Look,
  type Piece,
  type Place,
  round,
  widthOf,
  writeLine,
  writeText,
} from './slack-letters.ts';

const label: Look = { size: 14, face: 'bold' };
const plain: Look = { size: 14 };
const faint: Look = { size: 14, colour: '#868686' };
const hint: Look = { size: 12, colour: grey };
const optional: Look = { size: 13, colour: grey };
const fieldHeight = 36;
const edge = '#bbbbbb';

type Field =
  | types.PlainTextInput
  | types.NumberInput
  | types.StaticSelect
  | types.Datepicker
  | types.Checkboxes
  | types.FileInput;

/** A field of a form: its label, where it is filled in, and what goes in. */
export function drawInput(
  { label: named, element, hint: told, optional: isOptional }: types.InputBlock,
  { x, y: top, width }: Place,
): Piece {
  // Slack writes this word itself, in the language that the person has chosen in Slack.
  const marked = isOptional ? [{ text: ' (optional)', look: optional }] : [];
  const head = writeText([{ text: named.text, look: label }, ...marked], { x, y: top, width }, 20);
  let y = top + head.height + 5;
  const field = drawField(element as Field, { x, y, width });
  y += field.height;
  const foot =
    told === undefined ? undefined : writeText([{ text: told.text, look: hint }], { x, y: y + 4, width }, 17);
  return {
    svg: head.svg + field.svg + (foot?.svg ?? ''),
    height: y - top + (foot === undefined ? 0 : foot.height + 4),
  };
}

function drawField(element: Field, place: Place): Piece {
  switch (element.type) {
    case 'plain_text_input':
      return drawBox(element.initial_value, element.placeholder?.text, place, element.multiline ? 74 : fieldHeight);
    case 'number_input':
      return drawBox(element.initial_value, element.placeholder?.text, place);
    case 'static_select': {
      const box = drawBox(element.initial_option?.text.text, element.placeholder?.text ?? 'Select an item', place);
      return { ...box, svg: box.svg + caret(place.x + place.width - 18, place.y + fieldHeight / 2) };
    }
    case 'datepicker': {
      const box = drawBox(element.initial_date, element.placeholder?.text ?? 'Select a date', place);
      return { ...box, svg: box.svg + caret(place.x + place.width - 18, place.y + fieldHeight / 2) };
    }
    case 'checkboxes':
      return drawCheckboxes(element, place);
    case 'file_input':
      return drawDropArea(place);
  }
}

function drawBox(filled: string | undefined, empty = '', { x, y, width }: Place, height = fieldHeight): Piece {
  const look = filled === undefined ? faint : plain;
  const shown = fitted(filled ?? empty, look, width - 40);
  const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="4" fill="#ffffff" stroke="${edge}"/>`;
  return { svg: box + writeLine([{ text: shown, look }], x + 12, y + 23), height };
}

function drawCheckboxes({ options, initial_options: chosen = [] }: types.Checkboxes, { x, y }: Place): Piece {
  const rows = options.map(({ text, value }, index) => {
    const top = y + index * 26;
    const isOn = chosen.some((each) => each.value === value);
    const box = `<rect x="${x + 0.5}" y="${top + 4.5}" width="15" height="15" rx="3" fill="${isOn ? '#1264a3' : '#ffffff'}" stroke="${isOn ? '#1264a3' : '#868686'}"/>`;
    const tick = isOn ? `<path d="M${x + 4} ${top + 12}l3 3l6 -6" fill="none" stroke="#ffffff" stroke-width="2"/>` : '';
    return box + tick + writeLine([{ text: text.text, look: plain }], x + 24, top + 17);
  });
  return { svg: rows.join(''), height: options.length * 26 };
}

/** Slack writes this itself too. */
function drawDropArea({ x, y, width }: Place): Piece {
  const words = [{ text: 'Add a file', look: label }];
  const left = x + (width - widthOf(words) - 26) / 2;
  const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="55" rx="4" fill="#f8f8f8" stroke="${edge}" stroke-dasharray="5 4"/>`;
  const arrow = `<path d="M${round(left + 8)} ${y + 36}v-15m-6 6l6 -6l6 6" fill="none" stroke="${grey}" stroke-width="1.8"/>`;
  return { svg: box + arrow + writeLine(words, left + 26, y + 33), height: 56 };
}

/** How much room a button with such a label takes. */
export function widthOfButton(text: string): number {
  return Math.round(widthOf([{ text, look: label }])) + 32;
}
