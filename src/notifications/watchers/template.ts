import type { RegisteredTemplate, TemplateRegister } from '../../bot/templates/template-register.ts';
import type { TemplateState } from '../../smsc/areas/operator-templates.ts';
import type { Answer } from '../../smsc/call.ts';
import { SmscError, type SmscErrorCode } from '../../smsc/error.ts';
import type { Watcher } from '../watcher.ts';
import { isOutdated, politely, toldNow, type WatcherOptions } from './looking.ts';
import { compareTemplates, type SeenTemplate, type TemplatesState } from './template-changes.ts';

export interface TemplateWatcherOptions extends WatcherOptions {
  readonly templates: Pick<TemplateRegister, 'list'>;
}

const leastMs = 30_000;
/** Twice a minute three of the provider's ten questions; the other four are for people. */
const atOnce = 3;
/** Those that the provider refuses are passed over, so that they never keep the others from their turn. */
const mostTries = 2 * atOnce;
/** Errors about one template, that say nothing about the next. */
const aboutOne: ReadonlySet<SmscErrorCode> = new Set(['bad-parameters', 'not-found', 'invalid', 'bad-response']);

/**
 * Watches the templates of the register, a few at each look: first those that were never asked for, then those that were
 * asked for longest ago. What is seen first of a template is no news. A look in which no template was told of fails.
 */
export function createTemplateWatcher({ account, pollMs, templates }: TemplateWatcherOptions): Watcher<TemplatesState> {
  const api = account.client.operatorTemplates;

  async function tell(template: RegisteredTemplate, signal: AbortSignal): Promise<Told> {
    try {
      const answer = await api.get(template, politely(signal));
      toldNow(answer);
      return { answer };
    } catch (error) {
      if (!(error instanceof SmscError) || !aboutOne.has(error.code)) throw error;
      return { error };
    }
  }

  return {
    name: 'template',
    topic: 'template',
    everyMs: Math.max(pollMs, leastMs),
    look: async (last, signal) => {
      const now = account.now().epochMilliseconds;
      const registered = await templates.list();
      const seen: SeenTemplate[] = [];
      let failure: SmscError | undefined;
      let told = 0;
      for (const template of inTurn(registered, last, now).slice(0, mostTries)) {
        if (told >= atOnce) break;
        const { answer, error } = await tell(template, signal);
        failure ??= error;
        const known = last?.templates[template.number];
        const isOld = answer !== undefined && known !== undefined && isOutdated(answer, known.at, account);
        seen.push({ template, at: answer?.at.epochMilliseconds ?? now, states: isOld ? [] : (answer?.value ?? []) });
        if (answer !== undefined) told += 1;
      }
      if (told === 0 && failure !== undefined) throw failure;
      const observed = await compareTemplates(last, { now, registered, seen });
      return seen.length === 0 ? { ...observed, isIdle: true } : observed;
    },
  };
}

interface Told {
  readonly answer?: Answer<readonly TemplateState[]>;
  readonly error?: SmscError;
}

/** Those whose turn is longest due come first. */
function inTurn(
  templates: readonly RegisteredTemplate[],
  last: TemplatesState | undefined,
  now: number,
): readonly RegisteredTemplate[] {
  function askedAt({ number }: RegisteredTemplate): number {
    const at = last?.templates[number]?.at ?? 0;
    // A turn from the future was before the clock was set back, and so before every other.
    return at > now ? 0 : at;
  }
  return templates.toSorted((one, other) => askedAt(one) - askedAt(other) || one.number - other.number);
}
