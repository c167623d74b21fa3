/** What Slack says no to, with the code that it answers. */
export class Refusal extends Error {
  readonly code: string;
  /** More for the answer, such as `response_metadata`. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(code: string, more: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** A refusal that says in words what is wrong, as Slack does in `response_metadata.messages`. */
export function refusalOf(code: string, problems: readonly string[]): Refusal {
  return new Refusal(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
