import type { OperatorTemplatesApi, TemplateRef, TemplateState } from '../../smsc/areas/operator-templates.ts';
import type { Answer, ReadOptions } from '../../smsc/call.ts';
import { SmscError, type SmscErrorCode } from '../../smsc/error.ts';

/** What came of asking for one of several templates. */
export type TemplateAnswer =
  | { readonly kind: 'told'; readonly answer: Answer<readonly TemplateState[]> }
  | { readonly kind: 'failed'; readonly error: SmscError }
  | { readonly kind: 'not-asked' };

const atOnce = 4;
const maxAgeMs = 60_000;
/** Errors that say something about one template; any other would meet the next one too. */
const aboutOne: ReadonlySet<SmscErrorCode> = new Set(['bad-parameters', 'not-found', 'invalid', 'bad-response']);

/**
 * Asks for the states of several templates, a few at a time. As soon as the provider cannot be asked nothing more is
 * asked for, lest each template waits in vain; what is known of the others is given as stale.
 *
 * @returns one for each template, in their order
 */
export async function askTemplates(
  api: OperatorTemplatesApi,
  templates: readonly TemplateRef[],
): Promise<readonly TemplateAnswer[]> {
  const answers = templates.map((): TemplateAnswer => ({ kind: 'not-asked' }));
  const left = templates.entries();
  let down: SmscError | undefined;

  async function ask(template: TemplateRef): Promise<TemplateAnswer> {
    if (down !== undefined) return known(api, template, down);
    try {
      const answer = await api.get(template, { maxAgeMs });
      down ??= answer.stale;
      return { kind: 'told', answer };
    } catch (error) {
      if (!(error instanceof SmscError)) throw error;
      if (!aboutOne.has(error.code)) down ??= error;
      return { kind: 'failed', error };
    }
  }

  async function askInTurn(): Promise<void> {
    for (const [place, template] of left) answers[place] = await ask(template);
  }

  await Promise.all(Array.from({ length: atOnce }, askInTurn));
  return answers;
}

/** A call that is cancelled before it begins gives a kept answer, whatever its age, and asks nothing. */
const keptOnly: ReadOptions = { maxAgeMs: Number.POSITIVE_INFINITY, signal: AbortSignal.abort() };

async function known(api: OperatorTemplatesApi, template: TemplateRef, why: SmscError): Promise<TemplateAnswer> {
  try {
    return { kind: 'told', answer: { ...(await api.get(template, keptOnly)), stale: why } };
  } catch (error) {
    if (!(error instanceof SmscError)) throw error;
    return { kind: 'not-asked' };
  }
}
