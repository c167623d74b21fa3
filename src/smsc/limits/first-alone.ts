/**
 * Does a piece of work, behind the one that goes alone if there is one. Who has waited goes whatever came of that: it may
 * have failed for a reason of its own, and nobody is to wait for more than one.
 *
 * @param isProof - whether what came of it shows that nobody has to go alone any more
 * @param signal - when it is aborted the work begins at once, to end by itself
 */
export type FirstAlone = <Result>(
  work: () => Promise<Result>,
  isProof: (result: Result) => boolean,
  signal?: AbortSignal,
) => Promise<Result>;

/**
 * Lets the first request go alone, as it tells whether login and password are right: a wrong password that is sent
 * several times at once may get the account blocked, before the first refusal is there to stop the others.
 */
export function createFirstAlone(): FirstAlone {
  let isProven = false;
  let first: Promise<unknown> | undefined;

  return async (work, isProof, signal) => {
    if (isProven) return work();
    if (first !== undefined) {
      await ended(first, signal);
      return work();
    }
    const going = work();
    first = going;
    try {
      const result = await going;
      isProven = isProof(result);
      return result;
    } finally {
      first = undefined;
    }
  };
}

/** Resolves when the work has ended, in whatever way, or when the signal is aborted. */
async function ended(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const left = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true, signal: left.signal });
    if (signal?.aborted === true) resolve();
  });
  await Promise.race([work.then(ignored, ignored), aborted]);
  left.abort();
}

function ignored(): void {}
