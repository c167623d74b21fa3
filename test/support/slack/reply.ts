/** What goes back over HTTP, and what the record of calls says of it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly answer: { readonly ok: boolean; readonly error?: string };
}

/** As the Web API answers: 200 and JSON, whether it says yes or no. */
export function apiReply(more: Readonly<Record<string, unknown>>, error?: string): Reply {
  const answer = error === undefined ? { ok: true } : { ok: false, error };
  return {
    status: error === 'ratelimited' ? 429 : 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ ...answer, ...more }),
    answer,
  };
}

/** As everything else answers: a status and a word. */
export function plainReply(status: number, word: string): Reply {
  const answer = status < 300 ? { ok: true } : { ok: false, error: word };
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: word, answer };
}
