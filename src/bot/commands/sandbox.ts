import { faultKinds, type SandboxControl } from '../../smsc/sandbox/control.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { duration } from '../parameters/durations.ts';
import { optional } from '../parameters/parameter.ts';
import { choice } from '../parameters/words.ts';
import { code, type FieldsBlock, fields, type Reply, text } from '../reply.ts';
import { sandboxTexts } from '../texts/sandbox.ts';

/** How long a fault lasts when no length is given. */
const usualFaultMs = 300_000;

const status = defineCommand({
  name: 'sandbox',
  aliases: [],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  sandboxOnly: true,
  summary: { en: 'the sandbox account: its clock and its faults', ru: 'учебный аккаунт: его часы и сбои' },
  examples: ['/sandbox'],
  run: async (context) =>
    withSandbox(context, (sandbox) => {
      const texts = sandboxTexts[context.language];
      const examples = text(texts.tryThis, ' ', code('/sandbox advance 26h'), ', ', code('/sandbox fault outage 5m'));
      return { summary: texts.clock, blocks: [state(context, sandbox), examples] };
    }),
});

const advance = defineCommand({
  name: 'sandbox advance',
  aliases: [],
  parameters: { length: duration('LENGTH') },
  role: 'admin',
  risk: 'change',
  sandboxOnly: true,
  summary: {
    en: 'move the clock of the sandbox account forward',
    ru: 'перевести часы учебного аккаунта вперёд',
  },
  details: {
    en: ['What would have happened in that time happens.'],
    ru: ['Всё, что случилось бы за это время, случается.'],
  },
  examples: ['/sandbox advance 26h'],
  run: async (context, { length }) =>
    withSandbox(context, (sandbox) => {
      sandbox.advance(length);
      return told(sandboxTexts[context.language].advanced(context.formats.duration(length)), context, sandbox);
    }),
});

const fault = defineCommand({
  name: 'sandbox fault',
  aliases: [],
  parameters: { kind: choice('KIND', faultKinds), length: optional(duration('LENGTH')) },
  role: 'admin',
  risk: 'change',
  sandboxOnly: true,
  summary: {
    en: 'let the sandbox account fail for a while',
    ru: 'включить сбой учебного аккаунта на время',
  },
  details: {
    en: ['For 5 minutes when no length is given; /sandbox mend ends it.'],
    ru: ['На 5 минут, если время не указано; /sandbox mend прекращает сбой.'],
  },
  examples: ['/sandbox fault outage 5m'],
  run: async (context, { kind, length = usualFaultMs }) =>
    withSandbox(context, (sandbox) => {
      const texts = sandboxTexts[context.language];
      sandbox.fault(kind, length);
      return told(texts.faulty(texts.kinds[kind], context.formats.duration(length)), context, sandbox);
    }),
});

const mend = defineCommand({
  name: 'sandbox mend',
  aliases: [],
  parameters: {},
  role: 'admin',
  risk: 'change',
  sandboxOnly: true,
  summary: { en: 'switch all faults of the sandbox account off', ru: 'выключить все сбои учебного аккаунта' },
  examples: ['/sandbox mend'],
  run: async (context) =>
    withSandbox(context, (sandbox) => {
      sandbox.clearFaults();
      return told(sandboxTexts[context.language].mended, context, sandbox);
    }),
});

export const sandboxCommands: readonly Command[] = [status, advance, fault, mend];

function withSandbox({ account, language }: CommandContext, act: (sandbox: SandboxControl) => Reply): Reply {
  if (account.sandbox !== undefined) return act(account.sandbox);
  const sentence = sandboxTexts[language].none(account.name);
  return { summary: sentence, blocks: [text(sentence)] };
}

/** What was done, and how things are now. */
function told(sentence: string, context: CommandContext, sandbox: SandboxControl): Reply {
  return { summary: sentence, blocks: [text(sentence), state(context, sandbox)] };
}

function state({ formats, language }: CommandContext, sandbox: SandboxControl): FieldsBlock {
  const texts = sandboxTexts[language];
  const faults = sandbox.faults().map(({ kind, until }) => texts.until(texts.kinds[kind], formats.time(until)));
  return fields([
    [texts.clock, formats.time(sandbox.now())],
    [texts.faults, faults.length === 0 ? texts.noFaults : faults.join('; ')],
  ]);
}
