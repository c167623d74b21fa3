import type { Account } from '../account.ts';
import type { Answer } from '../formats/answer.ts';
import type { Limit } from '../limits.ts';
import type { Params } from '../params.ts';
import type { UploadedFile } from '../request.ts';

/** One operation of the provider, transcribed from its page. */
export interface Operation {
  /** The provider's file, such as `senders.php`. */
  readonly file: string;
  /** The parameter that asks for it, such as `get`; absent for a file with one operation. */
  readonly command?: string;
  readonly limits: readonly Limit[];
  /** Does what is asked and changes the account. @throws Refusal */
  answer(call: Call): Answer;
}

export interface Call {
  readonly account: Account;
  readonly params: Params;
  readonly files: readonly UploadedFile[];
  /** The time on the account's clock. */
  readonly now: number;
}
