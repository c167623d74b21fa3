import { describe, expect, it } from 'vitest';
import { type ChatAdapter, type ChatMessage, type Conversation, FileError, PostError } from '../../src/bot/chat.ts';
import { bars, code, fields, items, note, quote, type Reply, strong, table, text } from '../../src/bot/reply.ts';

/** A platform in front of an adapter: somebody types, and looks at what is shown. */
export interface AdapterStage extends AsyncDisposable {
  readonly adapter: ChatAdapter;
  /** Types a line to the bot. */
  say(line: string): Promise<void>;
  /** Everything that can be read now, the oldest first. */
  shown(): Promise<string>;
  /** The conversation that lines are typed in. */
  readonly place: Conversation;
  /** From now on nobody can be written to there. */
  leave(): Promise<void>;
  /** What an edit does with the message before: it is replaced, or it stays above. */
  readonly replaces: boolean;
}

function reply(...blocks: Reply['blocks']): Reply {
  return { summary: 'summary', blocks };
}

/** Everything that a reply can hold, each piece with a word of its own. */
const everything = reply(
  text('w1 ', strong('w2'), ' ', code('w3')),
  fields([
    ['w4', 'w5'],
    ['w6', 'w7', 'good'],
  ]),
  table([{ title: 'w8' }, { title: 'w9', align: 'right' }], [['w10', 'w11']]),
  items([{ title: 'w12', facts: ['w13', 'w14'], text: 'w15\nw16', tone: 'bad' }]),
  bars([{ label: 'w17', value: 1, shown: 'w18' }]),
  quote('w19'),
  note('w20', 'warning'),
  note('w21'),
);

/** What the core relies on with every platform. */
export function adapterContract(name: string, open: () => Promise<AdapterStage>): void {
  describe(`the adapter contract, ${name}`, () => {
    it('hands on what is typed, in its order, each with an id of its own', async () => {
      await using stage = await open();
      const messages: ChatMessage[] = [];
      const third = Promise.withResolvers<void>();
      await stage.adapter.start(async (message) => {
        messages.push(message);
        if (messages.length === 3) third.resolve();
      });

      for (const line of ['/balance', '  /help  ', 'привет 😀']) await stage.say(line);
      await third.promise;

      expect(messages.map((message) => message.text.trim())).toEqual(['/balance', '/help', 'привет 😀']);
      expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
      expect(messages.map((message) => message.in)).toEqual([stage.place, stage.place, stage.place]);
      expect(messages.every(({ from, files }) => from.id !== '' && files.length === 0)).toBe(true);
    });

    it('shows every piece of a reply', async () => {
      await using stage = await open();
      await stage.adapter.start(async () => undefined);

      await stage.adapter.post(stage.place, everything);

      const shown = await stage.shown();
      for (let word = 1; word <= 21; word += 1) expect(shown).toMatch(new RegExp(`\\bw${word}\\b`));
    });

    it('puts one reply in place of another, or after it where nothing can be replaced', async () => {
      await using stage = await open();
      await stage.adapter.start(async () => undefined);

      const id = await stage.adapter.post(stage.place, { ...reply(note('working')), passing: true });
      await stage.adapter.edit(stage.place, id, reply(text('first answer')));
      await stage.adapter.edit(stage.place, id, reply(text('second answer')));
      await stage.adapter.edit(stage.place, id, reply(text('second answer')));

      const shown = await stage.shown();
      expect(shown).toContain('second answer');
      expect(shown).not.toContain('working');
      expect(shown.includes('first answer')).toBe(!stage.replaces);
    });

    it('says with a PostError that nobody can be written to', async () => {
      await using stage = await open();
      await stage.adapter.start(async () => undefined);
      await stage.leave();

      const posted = stage.adapter.post(stage.place, reply(text('hello?')));

      await expect(posted).rejects.toBeInstanceOf(PostError);
      await expect(posted).rejects.toMatchObject({ code: 'gone' });
    });

    it('says of a file that is not there that it cannot be read', async () => {
      await using stage = await open();
      await stage.adapter.start(async () => undefined);

      await expect(stage.adapter.readFile('no/such/file', 10)).rejects.toBeInstanceOf(FileError);
    });

    it('stops when the answer that is under way is given, and takes no more', async () => {
      await using stage = await open();
      const answer = Promise.withResolvers<void>();
      const begun = Promise.withResolvers<void>();
      const seen: string[] = [];
      await stage.adapter.start(async (message) => {
        seen.push(message.text);
        begun.resolve();
        await answer.promise;
        await stage.adapter.post(stage.place, reply(text('the answer')));
      });
      await stage.say('/slow');
      await begun.promise;

      const stopped = stage.adapter.stop();
      answer.resolve();
      await stopped;
      await stage.adapter.ended;

      expect(seen).toEqual(['/slow']);
      expect(await stage.shown()).toContain('the answer');
    });
  });
}
