import { expect, test } from 'vitest';
import { createDecoder } from '../../src/smsc/decode/decode.ts';
import { FieldError } from '../../src/smsc/fields.ts';
import type { Operation } from '../../src/smsc/operation.ts';
import { prepare } from '../../src/smsc/prepared.ts';
import { understand } from '../../src/smsc/understand.ts';

/** What comes of an answer at which the operation's reading throws. */
async function understood(thrown: Error): Promise<unknown> {
  const operation: Operation<undefined, void> = {
    name: 'a.b',
    file: 'get.php',
    kind: 'read',
    prefers: 3,
    errors: {},
    limits: [],
    freshMs: 0,
    form: () => ({}),
    layout: () => ({ shape: 'list' }),
    read: () => {
      throw thrown;
    },
  };
  const decoder = createDecoder();
  const bytes = Buffer.from('[]');
  const answer = { kind: 'delivered', bytes, status: 200, contentType: 'text/html', framed: true, at: 0 } as const;
  return understand({ decoder, zone: 'UTC' }, prepare(operation, undefined, 3), answer).catch(
    (error: unknown) => error,
  );
}

test('a field error is named and passed on as the cause', async () => {
  const thrown = new FieldError('"id" is missing');

  expect(await understood(thrown)).toMatchObject({
    code: 'bad-response',
    message: 'a.b: "id" is missing',
    cause: thrown,
  });
});

test('a foreign error is not passed on, as its message may hold a value', async () => {
  const error = await understood(new RangeError('no date: 79991234567'));

  expect(error).toMatchObject({ code: 'bad-response', message: 'a.b: fields of an unexpected kind', cause: undefined });
});
