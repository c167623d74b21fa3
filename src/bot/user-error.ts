import type { Catalogue } from './language.ts';

/** Something that the person can put right: the answer is the sentence alone, and nothing is logged as a failure. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** What is wrong and what to do. */
  readonly sentence: Catalogue<string>;

  constructor(sentence: Catalogue<string>, options?: ErrorOptions) {
    super(sentence.en, options);
    this.sentence = sentence;
  }
}
