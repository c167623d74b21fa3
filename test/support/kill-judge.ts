import { answeredIn, streamOf, toldIn } from './kill-words.ts';
import type { Shown } from './telegram/shown.ts';

/** What is counted against the program, and what is not. */
export interface Verdict {
  /** What a subscribed chat was not shown, and lines without an answer. */
  readonly lost: readonly string[];
  /** What was shown once more without saying so. */
  readonly unmarked: readonly string[];
  /** What was shown for the first time after something that had happened later. */
  readonly disordered: readonly string[];
  /** How often something was shown once more and said so. */
  readonly repeats: number;
  /** Answers that were given once more: a line is run again when the process died before it noted that it had answered. */
  readonly answeredAgain: number;
}

/** Reads what is shown in the chats and compares it with what happened. */
export interface Judge {
  /** Notes what every chat is to be told from now on, in the order in which it happens. */
  expect(word: string): void;
  /** Notes that a line was typed whose answer repeats the word. */
  expectAnswer(word: string): void;
  /** Reads a message of the bot when it comes. */
  read(chat: number, message: Shown): void;
  /** Reads a message again that was edited: an answer takes the place of what announced it. */
  readEdited(message: Shown): void;
  /** Whether every chat was shown it. */
  isShown(word: string): boolean;
  verdict(): Verdict;
}

/** What was read in one chat. */
interface Reading {
  readonly seen: Set<string>;
  /** The place of the latest word by its stream. */
  readonly latest: Map<string, number>;
}

const mark = 'Possible repeat';

/** @param chats - those that are subscribed */
export function createJudge(chats: readonly number[]): Judge {
  const places = new Map<string, number>();
  const answers = new Map<string, number>();
  const readings = new Map<number, Reading>(chats.map((chat) => [chat, { seen: new Set(), latest: new Map() }]));
  const unmarked: string[] = [];
  const disordered: string[] = [];
  let repeats = 0;

  function readFresh(word: string, { seen, latest }: Reading): boolean {
    const place = places.get(word) ?? 0;
    const stream = streamOf(word);
    const isInOrder = place >= (latest.get(stream) ?? 0);
    latest.set(stream, Math.max(place, latest.get(stream) ?? 0));
    seen.add(word);
    return isInOrder;
  }

  return {
    expect: (word) => void places.set(word, places.size),
    expectAnswer: (word) => void answers.set(word, 0),
    read: (chat, { text, file }) => {
      const whole = `${text}\n${file?.bytes.toString('utf8') ?? ''}`;
      for (const word of answeredIn(whole)) answers.set(word, (answers.get(word) ?? 0) + 1);
      const reading = readings.get(chat);
      if (reading === undefined) return;
      const words = toldIn(whole).filter((word) => places.has(word));
      const fresh = words.filter((word) => !reading.seen.has(word));
      const again = words.filter((word) => reading.seen.has(word));
      if (text.includes(mark)) repeats += again.length;
      else unmarked.push(...again.map((word) => `${word} in ${chat}`));
      // A message may tell the newest first; what counts is the order of messages.
      const ordered = fresh.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
      for (const word of ordered) if (!readFresh(word, reading)) disordered.push(`${word} in ${chat}`);
    },
    readEdited: ({ text }) => {
      for (const word of answeredIn(text)) answers.set(word, Math.max(1, answers.get(word) ?? 0));
    },
    isShown: (word) => [...readings.values()].every(({ seen }) => seen.has(word)),
    verdict: () => ({
      lost: [
        ...[...readings].flatMap(([chat, { seen }]) =>
          [...places.keys()].filter((word) => !seen.has(word)).map((word) => `${word} in ${chat}`),
        ),
        ...[...answers].filter(([, count]) => count === 0).map(([word]) => `the answer ${word}`),
      ],
      unmarked: [...unmarked],
      disordered: [...disordered],
      repeats,
      answeredAgain: [...answers.values()].reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    }),
  };
}
