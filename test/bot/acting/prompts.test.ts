import { expect, it, onTestFinished } from 'vitest';
import { createActing } from '../../../src/bot/acting/acting.ts';
import { createMessenger } from '../../../src/bot/messenger.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { manualClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { recordingPlatform } from '../../support/recording-platform.ts';

const minute = 60_000;
const group = { platform: 'test', id: 'g', kind: 'group' } as const;

/** A question that stands in a group. */
async function asked(options: { readonly isSlow?: boolean } = {}) {
  const clock = manualClock();
  const database = await openDatabase({ dataDir: await temporaryFolder(), clock });
  onTestFinished(() => database.close());
  const platform = recordingPlatform();
  const { adapter } = platform;
  const slow = Promise.withResolvers<void>();
  const edit: typeof adapter.edit = async (at, posted, reply) => {
    if (options.isSlow) await slow.promise;
    return adapter.edit(at, posted, reply);
  };
  const messenger = createMessenger(() => [{ ...adapter, edit }]);
  const acting = createActing({ database, account: 'alex', messenger, clock });
  const log: string[] = [];
  const logger = createLogger({ level: 'warn', secrets: [], write: (line) => log.push(line) });
  const { id } = await acting.confirmations.ask({
    command: 'send',
    line: '/send',
    payload: {},
    quote: '',
    needsApproval: false,
    by: { platform: 'test', id: 'ann' },
    in: group,
    language: 'en',
    movedBy: 'm1',
  });
  const posted = await adapter.post(group, { summary: 'Send?', blocks: [] });
  const show = (): Promise<void> => acting.prompts.shown(id, posted, logger);
  const standing = (): string | undefined => platform.shown(group)[0]?.reply.summary;
  const resumed = (): Promise<void> =>
    createActing({ database, account: 'alex', messenger, clock }).prompts.resume(logger);
  return { ...acting, id, clock, log, show, resumed, standing, answer: slow.resolve };
}

it('a question says that it is over when its time has ended', async () => {
  const { clock, show, standing } = await asked();
  await show();

  await clock.advance(5 * minute);

  await expect.poll(standing).toContain('are over');
});

it('nothing waits for a question any more after the end, and it stays as it is', async () => {
  const { prompts, confirmations, id, clock, log, show, standing } = await asked();
  await show();
  expect(clock.sleepers()).toEqual([5 * minute]);

  await prompts.stop();
  expect(clock.sleepers()).toEqual([]);
  await clock.advance(10 * minute);

  expect(standing()).toBe('Send?');
  expect((await confirmations.find(id))?.state).toBe('open');
  expect(log).toEqual([]);
});

it('a question of an earlier process says that it is over too, also when its time ended while none ran', async () => {
  const { prompts, clock, show, resumed, standing } = await asked();
  await show();
  await prompts.stop();
  await clock.advance(6 * minute);
  expect(standing()).toBe('Send?');

  await resumed();
  await clock.advance(0);

  await expect.poll(standing).toContain('are over');
});

it('a question that is shown after the end is not waited for', async () => {
  const { prompts, clock, show } = await asked();
  await prompts.stop();

  await show();

  expect(clock.sleepers()).toEqual([]);
});

it('the end waits for what is being told', async () => {
  const { prompts, confirmations, id, clock, show, standing, answer } = await asked({ isSlow: true });
  await show();
  await clock.advance(5 * minute);
  await expect.poll(async () => (await confirmations.find(id))?.state).toBe('expired');

  const ended = prompts.stop().then(standing);
  await clock.advance(minute);
  answer();

  expect(await ended).toContain('are over');
});
