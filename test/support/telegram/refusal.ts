/** What Telegram adds to some refusals so that a program can act on them. */
export interface RefusalParameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** A request that the Bot API refuses, with its own words and code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly parameters: RefusalParameters | undefined;

  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** 400 with Telegram's prefix; like Telegram it begins in lower case unless the words are an error code. */
export function bad(words: string, parameters?: RefusalParameters): Refusal {
  return new Refusal(400, `Bad Request: ${lowered(words)}`, parameters);
}

export function forbidden(words: string): Refusal {
  return new Refusal(403, `Forbidden: ${words}`);
}

/** What Telegram mends without a word and this server refuses, because a program that relies on it shows something else than it meant. */
export function strict(words: string): Refusal {
  return new Refusal(400, `Bad Request: strict: ${words}`);
}

export function tooMany(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

export function upgraded(to: number): Refusal {
  return bad('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: to });
}

function lowered(words: string): string {
  const [first = '', second = ''] = words;
  return /[A-Z]/.test(second) ? words : first.toLowerCase() + words.slice(1);
}
