import { describe, expect, it, vi } from 'vitest';
import { seatPerson } from './screen.ts';

const often = { interval: 1 };

function complete(line: string): readonly [readonly string[], string] {
  const last = line.split(' ').at(-1) ?? '';
  return [['/balance', '/send', '/sender', 'since:'].filter((word) => word.startsWith(last)), last];
}

describe('a Tab', () => {
  it('lists all commands on an empty line, in columns', async () => {
    const person = await seatPerson({ complete, columns: 24 });

    await person.type('\t');
    await person.type('/x');

    await expect
      .poll(person.screen.lines, often)
      .toEqual(['hello', '', '>', '/balance  /send', '/sender   since:', '> /x']);
  });

  it.each([
    ['/b', '/balance !'],
    ['/s', '/send!'],
    ['x sin', 'x since:!'],
    ['x ', 'x !'],
    ['7999', '7999!'],
  ])('after %j makes it %j', async (typed, becomes) => {
    const person = await seatPerson({ complete });

    await person.type(typed);
    await person.type('\t');
    await person.type('!\r');

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', `> ${becomes}`, `(${becomes})`, '', '>']);
  });

  it('pressed twice lists what the word may become', async () => {
    const person = await seatPerson({ complete });

    await person.type('/s');
    for (let times = 0; times < 2; times += 1) await person.type('\t');

    await expect.poll(person.screen.lines, often).toEqual(['hello', '', '> /send', '/send    /sender', '', '> /send']);
  });

  it('keeps numbers apart that are pasted from a table', async () => {
    const person = await seatPerson({ complete });

    await person.paste('/o 7999\t7998\t7997\r');

    await vi.waitFor(() => expect(person.heard.map((message) => message.text)).toEqual(['/o 7999\t7998\t7997']));
  });
});
