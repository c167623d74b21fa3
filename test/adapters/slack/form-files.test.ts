import { describe, expect, it, onTestFinished } from 'vitest';
import { documentBytes } from '../../../src/smsc/areas/documents.ts';
import { pdf } from '../../support/documents.ts';
import { freePort } from '../../support/free-port.ts';
import type { GivenFile, Shown } from '../../support/slack/control.ts';
import { type SlackBotOptions, startSlackBot } from '../../support/slack-bot.ts';

/** Anna, with the form of a line that lacks something open before her. */
async function withForm(line: string, options: SlackBotOptions = {}) {
  const it = await startSlackBot({ role: 'operator', ...options });
  onTestFinished(() => it[Symbol.asyncDispose]());
  const { bot, slack, anna, channel, ask } = it;
  const usage = await ask(line);
  await slack.press(channel, anna, usage, 'Fill in a form');
  await slack.until(() => slack.modal(anna) !== undefined);
  /** What Anna is told, as soon as it holds some words. */
  const told = async (words: string): Promise<Shown> => {
    const find = () => slack.shown(channel, anna).find(({ read, byBot }) => byBot && read.includes(words));
    await slack.until(() => find() !== undefined);
    const found = find();
    if (found === undefined) throw new Error(`nothing says "${words}"`);
    return found;
  };
  const submit = (values: Readonly<Record<string, string>>, file?: GivenFile) =>
    slack.submit(anna, values, file && { file: [file] });
  const sender = () => bot.sandbox.account().senders.find(({ name }) => name === 'new_shop');
  return { ...it, told, submit, sender, downloads: () => slack.calls('download').length };
}

describe.each(['socket', 'http'] as const)('over %s, the form of /sender add', (way) => {
  it('takes a document, which is sent when that is confirmed', async () => {
    const { slack, anna, channel, told, submit, sender } = await withForm('/sender add', { way });
    await submit({ name: 'new_shop', document: 'Trademark' }, { name: 'mark.pdf', bytes: pdf(documentBytes) });
    const question = await told('Add the sender name new_shop');
    expect(question.read).toContain('mark.pdf');
    expect(sender()).toBeUndefined();

    await slack.press(channel, anna, question, 'Add it');
    await told('is added with the id');

    expect(sender()?.document).toEqual({ name: 'mark.pdf', size: documentBytes, info: 'Trademark' });
    expect(slack.refused()).toEqual([]);
  });

  it('says under its field that a document is one byte too long, and fetches nothing', async () => {
    const { slack, anna, submit, downloads } = await withForm('/sender add', { way });

    await submit({ name: 'new_shop' }, { name: 'mark.pdf', bytes: pdf(documentBytes + 1) });

    expect(slack.modal(anna)?.errors).toEqual({ file: 'A document may have at most 3 MB. Attach a smaller one.' });
    expect(downloads()).toBe(0);
  });
});

describe('the form of /sender add', () => {
  it('asks for one file of the kinds that are taken, after what it is', async () => {
    const { slack, anna } = await withForm('/sender add');
    const inputs = slack.modal(anna)?.inputs ?? [];
    const at = inputs.findIndex(({ block }) => block === 'file');

    expect(inputs[at]).toEqual({ block: 'file', label: 'Document', optional: true, options: [] });
    expect(inputs[at - 1]?.block).toBe('document');
    expect(slack.modal(anna)?.blocks.find(({ block_id: id }) => id === 'file')).toMatchObject({
      element: { filetypes: ['jpg', 'jpeg', 'tif', 'tiff', 'pdf', 'png', 'zip', 'rar'], max_files: 1 },
    });
  });

  it('refuses a program that was given the name of a document, of which the provider hears nothing', async () => {
    // Whatever it were asked would be told to have failed.
    const url = `http://127.0.0.1:${await freePort()}/sys/`;
    const { told, submit, downloads } = await withForm('/sender add', { core: { url } });

    await submit({ name: 'new_shop' }, { name: 'mark.pdf', bytes: Buffer.from('MZ\u0090 this is a program') });

    expect((await told('not what its name says')).labels).toEqual([]);
    expect(downloads()).toBe(1);
  });

  it('does not rely on Slack to look at the name of a file', async () => {
    const { slack, anna, channel, downloads } = await withForm('/sender add');
    const metadata = { command: 'sender add', channel: channel.id, kind: 'group', language: 'en', isOnAnswer: false };
    const files = [{ id: 'F1', name: 'setup.exe', size: 5, url_private: 'https://files.slack.com/x' }];

    const { payload } = await slack.deliver('interaction', {
      type: 'view_submission',
      team: { id: slack.team.id },
      user: { id: anna.id, username: 'anna', team_id: slack.team.id },
      api_app_id: slack.bot.appId,
      trigger_id: '1',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'form',
        private_metadata: JSON.stringify(metadata),
        state: { values: { name: { value: { value: 'new_shop' } }, file: { value: { type: 'file_input', files } } } },
      },
    });

    expect(payload).toEqual({
      response_action: 'errors',
      errors: { file: 'A document may be jpg, tif, pdf, png, zip, rar; the name of this file ends otherwise.' },
    });
    expect(downloads()).toBe(0);
  });

  it('keeps the document when another field is wrong', async () => {
    const { slack, anna, submit, told } = await withForm('/sender add');
    await submit({ name: 'new_shop', company: 'Shop Ltd' }, { name: 'mark.pdf', bytes: pdf() });
    expect(slack.modal(anna)?.errors).toEqual({ company: 'The company is told only for operators:ua_reg.' });

    await submit({ company: '' });

    expect((await told('Add the sender name new_shop')).read).toContain('mark.pdf');
  });

  it('misses a document that is described and not there, under the description', async () => {
    const { slack, anna, submit } = await withForm('/sender add');

    await submit({ name: 'new_shop', document: 'Trademark' });

    expect(Object.keys(slack.modal(anna)?.errors ?? {})).toEqual(['document']);
  });
});

it('the form of /sender change takes a document alone', async () => {
  const { told, submit } = await withForm('/sender change');

  await submit({ name: 'my_shop' }, { name: 'mark.pdf', bytes: pdf() });

  expect((await told('Change the sender name my_shop')).read).toContain('mark.pdf');
});

describe('a list of numbers in a form', () => {
  const list = { name: 'phones.csv', bytes: Buffer.from('79161234567\n79051234567\n') };

  it('is what /operator is asked about', async () => {
    const { told, submit } = await withForm('/operator');

    await submit({}, list);

    expect((await told('2 numbers')).read).toContain('7916•••');
  });

  it('is whom /mailing create sends to', async () => {
    const { told, submit } = await withForm('/mailing create');

    await submit({ name: 'Sale', text: 'Half price' }, list);

    expect((await told('Half price')).read).toMatch(/Recipients[^\d]*2/);
  });
});

it('a form of a command that takes no files has no field for one', async () => {
  const { slack, anna } = await withForm('/sender status');

  expect(slack.modal(anna)?.inputs.map(({ block }) => block)).toEqual(['name', 'user']);
});
