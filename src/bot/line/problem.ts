import type { Catalogue } from '../language.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** What is wrong with the arguments of a command, and which part of the line it is about. */
export type Problem = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'missing'; readonly parameter: Parameter<unknown> }
  /** `reason` is the whole sentence, where "… must be …" would not say what is wrong. */
  | { readonly kind: 'wrong'; readonly parameter: Parameter<unknown>; readonly reason?: Catalogue<string> }
  | { readonly kind: 'repeated'; readonly parameter: Parameter<unknown> }
  | { readonly kind: 'unexpected' }
  | { readonly kind: 'unclosed-quote' }
);
