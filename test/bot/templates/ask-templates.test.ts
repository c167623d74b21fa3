import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askTemplates } from '../../../src/bot/templates/ask-templates.ts';
import type { OperatorTemplatesApi, TemplateRef, TemplateState } from '../../../src/smsc/areas/operator-templates.ts';
import type { Answer } from '../../../src/smsc/call.ts';
import { SmscError, type SmscErrorCode } from '../../../src/smsc/error.ts';

const at = Temporal.Instant.from('2026-11-18T09:00:00Z');
const told: Answer<readonly TemplateState[]> = { value: [], at };
const templates = Array.from({ length: 12 }, (_, place) => ({ sender: 'my_shop', text: String(place) }));

function failure(code: SmscErrorCode): SmscError {
  return new SmscError(code, 'as the test says', { operation: 'operatorTemplates.get' });
}

/** An API that answers as a test says, a turn of the event loop later, and counts what it is asked. */
function apiOf(answerTo: (template: TemplateRef) => Answer<readonly TemplateState[]>) {
  const seen = { asked: 0, open: 0, most: 0 };
  const api: OperatorTemplatesApi = {
    add: async () => [],
    get: async (template, { signal } = {}) => {
      if (signal?.aborted) throw failure('cancelled');
      seen.asked += 1;
      seen.open += 1;
      seen.most = Math.max(seen.most, seen.open);
      await nextTurn();
      seen.open -= 1;
      return answerTo(template);
    },
  };
  return { api, seen };
}

describe('asking for several templates', () => {
  it('asks for four at a time and answers in the order of the templates', async () => {
    const { api, seen } = apiOf(({ text }) => ({
      ...told,
      value: [{ target: text, status: 2, id: undefined, rest: {} }],
    }));

    const answers = await askTemplates(api, templates);

    expect(seen).toEqual({ asked: 12, open: 0, most: 4 });
    expect(answers.map((one) => one.kind === 'told' && one.answer.value[0]?.target)).toEqual(
      templates.map(({ text }) => text),
    );
  });

  it('asks nothing when there is none', async () => {
    const { api, seen } = apiOf(() => told);

    expect(await askTemplates(api, [])).toEqual([]);
    expect(seen.asked).toBe(0);
  });

  it.each(['unreachable', 'timeout', 'blocked', 'no-access', 'limited', 'too-many-requests'] as const)(
    'asks no more after the error %s',
    async (code) => {
      const { api, seen } = apiOf(() => {
        throw failure(code);
      });

      const answers = await askTemplates(api, templates);

      expect(seen.asked).toBe(4);
      expect(answers.map(({ kind }) => kind)).toEqual([
        ...Array.from({ length: 4 }, () => 'failed'),
        ...Array.from({ length: 8 }, () => 'not-asked'),
      ]);
    },
  );

  it.each(['bad-parameters', 'bad-response'] as const)('goes on after the error %s', async (code) => {
    const { api, seen } = apiOf(() => {
      throw failure(code);
    });

    const answers = await askTemplates(api, templates);

    expect(seen.asked).toBe(12);
    expect(answers.every(({ kind }) => kind === 'failed')).toBe(true);
  });

  it('asks no more once an answer is stale', async () => {
    const { api, seen } = apiOf(() => ({ ...told, stale: failure('unreachable') }));

    await askTemplates(api, templates);

    expect(seen.asked).toBe(4);
  });

  it('rejects with an error that is not of the provider', async () => {
    const { api } = apiOf(() => {
      throw new RangeError('a slip in the program');
    });

    await expect(askTemplates(api, templates)).rejects.toThrow(RangeError);
  });
});
