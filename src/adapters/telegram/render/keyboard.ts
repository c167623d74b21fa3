import type { Button } from '../../../bot/reply.ts';
import { clipUnits } from '../../../lib/clip.ts';
import { displayWidth } from '../../../lib/display-width.ts';
import { isUnseen, telegramText } from './line.ts';

/** What Telegram and a phone have room for. */
const mostInRow = 8;
const mostButtons = 100;
const widestRow = 30;
/** UTF-16 units. */
const longestLabel = 64;

const arrows: readonly string[] = ['◀', '▶'];

/** Buttons in rows; the arrows of a listing stay side by side. */
export function keyboardRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (const group of groups(buttons.slice(0, mostButtons).map(labelled))) {
    const row = rows.at(-1);
    if (row === undefined || row.length + group.length > mostInRow || widthOf([...row, ...group]) > widestRow) {
      rows.push([...group]);
    } else {
      row.push(...group);
    }
  }
  return rows;
}

function groups(buttons: readonly Button[]): Button[][] {
  const result: Button[][] = [];
  for (const button of buttons) {
    const before = result.at(-1);
    const isSecondArrow = before?.length === 1 && [...before, button].every(({ label }) => arrows.includes(label));
    if (isSecondArrow) before?.push(button);
    else result.push([button]);
  }
  return result;
}

function widthOf(row: readonly Button[]): number {
  return row.reduce((sum, { label }) => sum + displayWidth(label), 0);
}

function labelled({ label, command }: Button): Button {
  const shown = [label, command].map((text) => telegramText(text).trim()).find((text) => !isUnseen(text)) ?? '…';
  return { label: clipUnits(shown, longestLabel), command };
}
