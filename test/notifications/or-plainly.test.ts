import { expect, it } from 'vitest';
import { PostError } from '../../src/bot/chat.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { orPlainly } from '../../src/notifications/or-plainly.ts';
import { happened, readerOf, sms } from '../support/notices.ts';

/** What is shown when the platform fails with each of these in turn, and then takes everything. */
async function shown(...failures: readonly PostError[]): Promise<readonly string[]> {
  const posted: Reply[] = [];
  let asked = 0;
  const reply: Reply = { summary: 'an SMS', blocks: [], buttons: [{ label: 'Why', command: '/why e-222222' }] };
  const message = orPlainly(
    { of: [happened(sms('hello'))], message: ({ post }) => post(reply) },
    readerOf('en'),
    () => {
      // Seen in the log alone.
    },
  );
  await message({
    edit: async (id) => id,
    post: async (each) => {
      const failure = failures[asked];
      asked += 1;
      if (failure !== undefined) throw failure;
      return String(posted.push(each));
    },
  });
  return posted.map(({ summary, buttons = [] }) => `${summary}, ${buttons.length} buttons`);
}

const isRefused = true;

it('a message that is taken stays as it is', async () => {
  expect(await shown()).toEqual(['an SMS, 1 buttons']);
});

it('a message that is refused is told plainly, as a repeat where a part of it was shown', async () => {
  expect(await shown(new PostError('failed', 'x', { isRefused }))).toEqual(['an SMS, 0 buttons']);
  expect(await shown(new PostError('unknown', 'x', { isRefused }))).toEqual(['an SMS (repeat), 0 buttons']);
});

it.each([new PostError('failed', 'x'), new PostError('unknown', 'x'), new PostError('gone', 'x', { isRefused })])(
  'any other failure ($code) is not put right by a plainer message',
  async (failure) => {
    await expect(shown(failure)).rejects.toBe(failure);
  },
);

it('a plain message that is refused too fails', async () => {
  const failure = new PostError('failed', 'x', { isRefused });
  await expect(shown(failure, failure)).rejects.toBe(failure);
});
