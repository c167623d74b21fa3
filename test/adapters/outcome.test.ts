import { describe, expect, it } from 'vitest';
import { allOrUnknown } from '../../src/adapters/outcome.ts';
import { PostError } from '../../src/bot/chat.ts';

const done = async (): Promise<string> => 'done';

function fails(error: Error): () => Promise<string> {
  return async () => {
    throw error;
  };
}

describe('parts of one thing', () => {
  it('are done in their order', async () => {
    expect(await allOrUnknown([done, async () => 'too'])).toEqual(['done', 'too']);
  });

  it('of which the first fails leave that as it is', async () => {
    const error = new PostError('failed', 'refused');

    await expect(allOrUnknown([fails(error), done])).rejects.toBe(error);
  });

  it.each([new PostError('failed', 'refused'), new TypeError('a bug')])(
    'of which a later one fails (%s) may be shown',
    async (error) => {
      await expect(allOrUnknown([done, fails(error)])).rejects.toMatchObject({ name: 'PostError', code: 'unknown' });
    },
  );

  it('tell when nobody reads there any more', async () => {
    const error = new PostError('gone', 'is_archived');

    await expect(allOrUnknown([done, fails(error)])).rejects.toBe(error);
  });
});
