import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heldIn, startWatchedBot, toldIn } from './support/canaries.ts';
import { say } from './support/confirming.ts';
import { scenarioFiles } from './support/scenario-file.ts';

const source = join(import.meta.dirname, '../src');

describe('who listens for secrets', () => {
  const canaries = { phones: new Set(['79991234567']), words: new Set(['Your code is 1234']) };

  it.each([
    ['{"msg":"sent to 79991234567"}', ['79991234567']],
    ['{"msg":"sent to +79991234567, 1763456400000"}', ['79991234567']],
    ['{"text":"Your code is 1234!"}', ['Your code is 1234']],
    ['sent to 7999•••45•67, 1763456400000', []],
  ])('hears of %s', (text, told) => {
    expect(toldIn(text, canaries)).toEqual(told);
  });

  it('finds the text of an SMS in the log', async () => {
    const bot = await startWatchedBot();
    await say(bot, '/send 79991234567 The cellar door is open');
    bot.parts('en').log.info({ text: 'The cellar door is open' }, 'sending');

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('The cellar door');
  });

  it('finds a whole number in the audit log', async () => {
    const bot = await startWatchedBot();
    await say(bot, '/operator 79991234567');
    const by = { platform: 'test', id: 'ann' };
    const place = { ...by, kind: 'private' } as const;
    const entry = { by, in: place, command: 'operator', line: '/operator 79991234567', outcome: 'done' } as const;
    await bot.parts('en').acting.audit.note(entry);

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('79991234567');
  });

  it('finds a password in an address', async () => {
    const bot = await startWatchedBot();
    await fetch(`${bot.sandbox.url}balance.php?psw=canary-password`);

    await expect(bot[Symbol.asyncDispose]()).rejects.toThrow('canary-password');
  });
});

/** A code that nobody was given, and what stands for one that was. */
const isNobodys = new Set(['ZZZZZZ', '<code>']);
/** A usage line shows the same to everybody. */
const example = /^(?:Example|Пример): .*$/gm;

it('no secret that was typed in a scenario is answered in it', () => {
  const told = scenarioFiles().flatMap(({ name, scenarios }) =>
    scenarios.flatMap(({ title, steps }) => {
      const typed = steps.flatMap((step) => (step.kind === 'types' ? heldIn(step.line) : []));
      const answered = steps.flatMap((step) => ('outcomes' in step ? Object.values(step.outcomes) : []));
      const secrets = typed.filter((value) => value.length >= 6 && !isNobodys.has(value));
      return secrets
        .filter((value) => answered.some((words) => words.replaceAll(example, '').includes(value)))
        .map(() => `${name}: ${title}`);
    }),
  );

  expect(told).toEqual([]);
});

it('no other process is started, so that nothing is told in the arguments of one', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const starting = files.filter((name) => /child_process|node:cluster/.test(readFileSync(join(source, name), 'utf8')));

  expect(starting).toEqual([]);
});
