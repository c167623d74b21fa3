import { faultKinds, type SandboxControl } from '../../smsc/sandbox/control.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { choice, duration, optional } from '../parameters.ts';
import { type Block, code, fields, type Reply, text } from '../reply.ts';
import { sandboxTexts } from '../texts/sandbox.ts';

/** How long a fault lasts when no length is given. */
const usualFaultMs = 300_000;

const status = defineCommand({
  name: 'sandbox',
  aliases: [],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: { en: 'the sandbox account: its clock and its faults', ru: 'учебный аккаунт: его часы и сбои' },
  examples: ['/sandbox'],
  run: async (context) =>
    withSandbox(context, (sandbox) => {
      const texts = sandboxTexts[context.language];
      return state(context, sandbox, [
        text(texts.tryThis, ' ', code('/sandbox advance 26h'), ', ', code('/sandbox fault outage 5m')),
      ]);
    }),
});

const advance = defineCommand({
  name: 'sandbox advance',
  aliases: [],
  parameters: { length: duration('LENGTH') },
  role: 'admin',
  risk: 'read',
  summary: {
    en: 'move the clock of the sandbox account forward; what would have happened happens',
    ru: 'перевести часы учебного аккаунта вперёд; всё, что случилось бы, случается',
  },
  examples: ['/sandbox advance 26h'],
  run: async (context, { length }) =>
    withSandbox(context, (sandbox) => {
      sandbox.advance(length);
      return state(context, sandbox, [text(sandboxTexts[context.language].advanced(context.formats.duration(length)))]);
    }),
});

const fault = defineCommand({
  name: 'sandbox fault',
  aliases: [],
  parameters: { kind: choice('KIND', faultKinds), length: optional(duration('LENGTH')) },
  role: 'admin',
  risk: 'read',
  summary: {
    en: 'let the sandbox account fail for a while, 5 minutes when no length is given',
    ru: 'включить сбой учебного аккаунта на время, без указания — на 5 минут',
  },
  examples: ['/sandbox fault outage 5m'],
  run: async (context, { kind, length = usualFaultMs }) =>
    withSandbox(context, (sandbox) => {
      const texts = sandboxTexts[context.language];
      sandbox.fault(kind, length);
      return state(context, sandbox, [text(texts.faulty(texts.kinds[kind], context.formats.duration(length)))]);
    }),
});

const mend = defineCommand({
  name: 'sandbox mend',
  aliases: [],
  parameters: {},
  role: 'admin',
  risk: 'read',
  summary: { en: 'switch all faults of the sandbox account off', ru: 'выключить все сбои учебного аккаунта' },
  examples: ['/sandbox mend'],
  run: async (context) =>
    withSandbox(context, (sandbox) => {
      sandbox.clearFaults();
      return state(context, sandbox, [text(sandboxTexts[context.language].mended)]);
    }),
});

export const sandboxCommands: readonly Command[] = [status, advance, fault, mend];

function withSandbox({ account, language }: CommandContext, act: (sandbox: SandboxControl) => Reply): Reply {
  if (account.sandbox !== undefined) return act(account.sandbox);
  const sentence = sandboxTexts[language].none(account.name);
  return { summary: sentence, blocks: [text(sentence)] };
}

function state({ formats, language }: CommandContext, sandbox: SandboxControl, around: readonly Block[]): Reply {
  const texts = sandboxTexts[language];
  const faults = sandbox.faults().map(({ kind, until }) => texts.until(texts.kinds[kind], formats.time(until)));
  const clock = formats.time(sandbox.now());
  return {
    summary: `${texts.clock}: ${clock}`,
    blocks: [
      fields([
        [texts.clock, clock],
        [texts.faults, faults.length === 0 ? texts.noFaults : faults.join('; ')],
      ]),
      ...around,
    ],
  };
}
