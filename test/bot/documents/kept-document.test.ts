import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Sender } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { audited, goAhead, say } from '../../support/confirming.ts';
import { countedFile, pdf } from '../../support/documents.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const most = 3 * 1024 * 1024;
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

function ask(...files: readonly IncomingFile[]): Promise<Reply> {
  return say(bot, '/sender add new_shop', { files });
}

function added(): Sender | undefined {
  return bot.sandbox.account().senders.find(({ name }) => name === 'new_shop');
}

describe('a document', () => {
  it('of 3 MB is taken, shown with its size and sent whole', async () => {
    const { file } = countedFile('mark.pdf', most);
    const question = await ask(file);
    expect(plainText(question)).toContain('mark.pdf, 3072 KB');

    await goAhead(bot, question);

    expect(added()?.document).toMatchObject({ name: 'mark.pdf', size: most });
  });

  it('of one byte more is refused before it is read when the platform tells the size', async () => {
    const { file, reads } = countedFile('mark.pdf', most + 1);

    expect(plainText(await ask(file))).toContain('at most 3 MB');

    expect(reads()).toBe(0);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('of one byte more is refused when only reading tells the size', async () => {
    expect(plainText(await ask(attached('mark.pdf', pdf(most + 1))))).toContain('at most 3 MB');
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('of another kind is refused by its name before it is read', async () => {
    const { file, reads } = countedFile('setup.exe', 64);

    expect(plainText(await ask(file))).toContain('A document may be jpg, tif, pdf, png, zip, rar');
    expect(reads()).toBe(0);
  });

  it.each([
    ['a renamed program', attached('mark.pdf', 'MZ\u0090\u0000\u0003'), 'not what its name says'],
    [
      'a picture under the name of a PDF',
      attached('mark.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
      'not what its name says',
    ],
    ['an empty file', attached('mark.pdf', ''), 'is empty'],
  ])('is refused as %s', async (_what, file, words) => {
    expect(plainText(await ask(file))).toContain(words);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('comes alone', async () => {
    expect(plainText(await ask(attached('a.pdf', pdf()), attached('b.pdf', pdf())))).toContain('takes one document');
  });

  it('has to be there to be described', async () => {
    expect(plainText(await say(bot, '/sender add new_shop document:Certificate'))).toContain('nothing is attached');
  });

  it('that is another one by the time it is confirmed is not sent', async () => {
    const { key } = attached('mark.pdf', pdf(65));
    const question = await ask({ ...attached('mark.pdf', pdf(64)), key });

    expect(plainText(await goAhead(bot, question))).toContain('no longer the one that was shown');

    expect(added()).toBeUndefined();
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('that cannot be had any more by the time it is confirmed changes nothing', async () => {
    const question = await ask({ ...attached('mark.pdf', pdf()), key: 'deleted' });

    expect(plainText(await goAhead(bot, question))).toContain('The attached file cannot be read.');

    expect(added()).toBeUndefined();
    expect((await audited(bot)).at(-1)).toMatch(/^failed/);
  });

  it('stands neither in the database nor in the log, at any moment', async () => {
    const secret = 'nobody-keeps-this';
    const question = await ask(attached('mark.pdf', `%PDF-1.7 ${secret}`));
    expect(await kept()).not.toContain(secret);

    await goAhead(bot, question);

    expect(await kept()).not.toContain(secret);
    expect(bot.log.join()).not.toContain(secret);
    expect(added()?.document?.size).toBe(9 + secret.length);
  });
});

/** All that stands in the files of the database. */
async function kept(): Promise<string> {
  const folder = dirname(bot.file);
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')));
  const all = files.join('');
  expect(all).toContain('new_shop');
  return all;
}
