import type { types } from '@slack/bolt';
import { grey, type Look, type Piece, type Place, round, widthOf, writeLine } from './slack-letters.ts';

const height = 28;
const gap = 8;
const label: Look = { size: 13, face: 'bold' };

type Action = types.Button | types.Overflow | types.StaticSelect;

/** Buttons and menus beside each other, and below where there is no more room. */
export function drawActions({ elements }: types.ActionsBlock, { x, y: top, width }: Place): Piece {
  const drawn: string[] = [];
  let left = x;
  let y = top;
  for (const element of elements as readonly Action[]) {
    const room = widthOfAction(element);
    if (left > x && left + room > x + width) {
      left = x;
      y += height + gap;
    }
    drawn.push(drawAction(element, { x: left, y, width: room }));
    left += room + gap;
  }
  return { svg: drawn.join(''), height: y + height - top };
}

function widthOfAction(element: Action): number {
  switch (element.type) {
    case 'button':
      return Math.round(widthOf([{ text: element.text.text, look: label }])) + 24;
    case 'overflow':
      return 34;
    case 'static_select':
      return 180;
  }
}

function drawAction(element: Action, { x, y, width }: Place): string {
  const isMain = element.type === 'button' && element.style === 'primary';
  const [fill, edge] = isMain ? ['#007a5a', '#007a5a'] : ['#ffffff', '#bbbbbb'];
  const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="4" fill="${fill}" stroke="${edge}"/>`;
  switch (element.type) {
    case 'button': {
      const look: Look = isMain ? { ...label, colour: '#ffffff' } : label;
      return box + writeLine([{ text: element.text.text, look }], x + 12, y + 19);
    }
    case 'overflow': {
      const dots = [-6, 0, 6].map(
        (offset) => `<circle cx="${x + 17 + offset}" cy="${y + 14}" r="1.6" fill="${grey}"/>`,
      );
      return box + dots.join('');
    }
    case 'static_select': {
      const look: Look = { size: 13, colour: grey };
      const shown = writeLine([{ text: element.placeholder?.text ?? '', look }], x + 10, y + 19);
      return box + shown + caret(x + width - 16, y + 14);
    }
  }
}

/** The sign of what opens downwards, around a point. */
export function caret(x: number, y: number): string {
  return `<path d="M${round(x - 4)} ${round(y - 2)}l4 4l4 -4" fill="none" stroke="${grey}" stroke-width="1.6"/>`;
}
