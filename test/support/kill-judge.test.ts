import { describe, expect, it } from 'vitest';
import { createJudge } from './kill-judge.ts';
import type { Shown } from './telegram/shown.ts';

const chat = 1;

/** A judge who was told of two SMS and a name that is allowed later, and has read these messages. */
function judgeOf(...texts: readonly string[]) {
  const judge = createJudge([chat]);
  for (const word of ['zqbbbb', 'zqbbbc', 'vnbbbb', 'vnbbbb allowed']) judge.expect(word);
  for (const text of texts) judge.read(chat, shown(text));
  return judge.verdict();
}

function shown(text: string): Shown {
  return {
    id: 1,
    byBot: true,
    from: 'SMSC',
    text,
    entities: [],
    detected: [],
    kind: 'text',
    file: undefined,
    keyboard: [],
    buttons: [],
    edits: 0,
    replyTo: undefined,
    topic: undefined,
    silent: false,
    forceReply: false,
    preview: false,
    extra: {},
  };
}

const all = [
  'SMS\nhello zqbbbb there',
  'SMS\nhello zqbbbc there',
  'Sender name vnbbbb\n\nModeration: disabled',
  'Sender name vnbbbb: allowed to use',
];

describe('the judge of the kills', () => {
  it('has nothing against what is shown once and in its order', () => {
    expect(judgeOf(...all)).toEqual({ lost: [], unmarked: [], disordered: [], repeats: 0, answeredAgain: 0 });
  });

  it('misses what no message tells', () => {
    expect(judgeOf(...all.slice(1)).lost).toEqual(['zqbbbb in 1']);
    expect(judgeOf(...all.slice(0, 3)).lost).toEqual(['vnbbbb allowed in 1']);
  });

  it('takes a second showing for a repeat only when it says so', () => {
    expect(judgeOf(...all, 'zqbbbb').unmarked).toEqual(['zqbbbb in 1']);
    expect(judgeOf(...all, 'zqbbbb\nPossible repeat: …')).toMatchObject({ unmarked: [], repeats: 1 });
  });

  it('sees what is told for the first time after something later', () => {
    expect(judgeOf(...all.slice(1, 2), ...all.slice(0, 1)).disordered).toEqual(['zqbbbb in 1']);
    expect(judgeOf(...all.slice(3), ...all.slice(2, 3)).disordered).toEqual(['vnbbbb in 1']);
  });

  it('does not take a card that says more than before for a repeat', () => {
    expect(judgeOf(...all.slice(0, 3), 'Sender name vnbbbb\n\nModeration: allowed to use').unmarked).toEqual([]);
  });

  it('wants an answer to each line, also one that takes the place of another message', () => {
    const judge = createJudge([chat]);
    for (const word of ['e-zzbbbb', 'e-zzbbbc', 'e-zzbbbd']) judge.expectAnswer(word);
    for (const text of ['no e-zzbbbb', 'no e-zzbbbb']) judge.read(chat, shown(text));
    judge.readEdited(shown('no e-zzbbbc'));

    expect(judge.verdict()).toMatchObject({ lost: ['the answer e-zzbbbd'], answeredAgain: 1 });
  });
});
