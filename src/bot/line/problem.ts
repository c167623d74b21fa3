import type { Catalogue } from '../language.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** A parameter of the command, with its name. */
interface About {
  readonly name: string;
  readonly parameter: Parameter<unknown>;
}

/** What is wrong with the arguments of a command, and which part of the line it is about. */
export type Problem = { readonly start: number; readonly end: number } & (
  | ({ readonly kind: 'missing' } & About)
  /** `reason` is the whole sentence, where "… must be …" would not say what is wrong. */
  | ({ readonly kind: 'wrong'; readonly reason?: Catalogue<string> } & About)
  | ({ readonly kind: 'repeated' } & About)
  /** A key that no parameter has; `meant` is one that it resembles. */
  | { readonly kind: 'unknown-key'; readonly meant: string }
  | { readonly kind: 'unexpected' }
  | { readonly kind: 'unclosed-quote' }
);
