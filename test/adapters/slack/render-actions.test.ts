import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/slack/render.ts';
import { text } from '../../../src/bot/reply.ts';
import { drawn } from '../../support/slack-drawn.ts';
import { plainRendering } from '../../support/slack-rendering.ts';

function buttonsOf(labels: readonly string[]): { label: string; id: string }[] {
  return labels.map((label, index) => ({ label, id: `b${index}` }));
}

/** The messages of an answer with these buttons. */
function shown(labels: readonly string[], content = 'a'): string[] {
  return renderReply(
    { summary: 's', blocks: [text(content)] },
    { ...plainRendering, buttons: buttonsOf(labels) },
  ).messages.map(drawn);
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

describe('buttons', () => {
  it('stand under the answer, up to five of them', () => {
    expect(shown([])).toEqual(['a']);
    expect(shown(['◀', '▶', 'CSV'])).toEqual(['a\n---\n[◀] [▶] [CSV]']);
    expect(shown(digits.slice(0, 5))).toEqual(['a\n---\n[1] [2] [3] [4] [5]']);
  });

  it('of which there are more are the first ones and a menu', () => {
    expect(shown(digits.slice(0, 6))).toEqual(['a\n---\n[1] [2] [3] [4] [… 5 | 6]']);
    expect(shown(digits)).toEqual(['a\n---\n[1] [2] [3] [4] [… 5 | 6 | 7 | 8 | 9]']);
    expect(shown([...digits, '10'])).toEqual(['a\n---\n[1] [2] [3] [4] [More: 5 | 6 | 7 | 8 | 9 | 10]']);
  });

  it('with arrows stay beside each other', () => {
    expect(shown(['1', '2', '3', '◀', '▶', '6'])).toEqual(['a\n---\n[1] [2] [3] [… ◀ | ▶ | 6]']);
    expect(shown(['1', '2', '◀', '▶', '5', '6'])).toEqual(['a\n---\n[1] [2] [◀] [▶] [… 5 | 6]']);
  });

  it('have ids that come back, also from a menu', () => {
    const buttons = [{ label: 'Go', id: 'go' }, ...buttonsOf(digits)];
    const { messages } = renderReply({ summary: 's', blocks: [] }, { ...plainRendering, buttons });
    const told = JSON.stringify(messages[0]?.blocks[1]);

    expect(told).toContain('"action_id":"go","value":"go"');
    expect(told.match(/"value":"b\d"/g)).toHaveLength(digits.length);
    expect(told).toContain('"type":"static_select","action_id":"menu"');
  });

  it('have labels that are cut between characters, and never none', () => {
    const family = '👩‍👩‍👧‍👦';
    const [row = ''] = shown([family.repeat(20), ' ', 'x'.repeat(75), 'y'.repeat(76)]);

    expect(row).toBe(`a\n---\n[${family.repeat(6)}…] […] [${'x'.repeat(75)}] [${'y'.repeat(74)}…]`);
  });

  it('go into a message of their own where there is no room under the answer', () => {
    const many = Array.from({ length: 80 }, (_label, index) => `Command number ${index}`);
    const [above, below] = shown(many, 'a'.repeat(2900));

    expect(above).toBe('a'.repeat(2900));
    expect(below).toMatch(/^\[Command number 0\][^]*Command number 79\]$/);
  });

  it('that no menu takes are left out', () => {
    const [message = ''] = shown(Array.from({ length: 150 }, (_label, index) => `${index}`));

    expect(message).toMatch(/\| 103\]$/);
  });
});
