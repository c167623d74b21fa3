import { noAnswer } from './api.ts';

export interface Posting {
  /** Stands for it in errors. */
  readonly method: string;
  readonly address: URL | string;
  readonly type: string;
  readonly body: string | Buffer<ArrayBuffer>;
  /** How long Slack may take, in milliseconds. */
  readonly withinMs: number;
}

/** Posts to an address that Slack gave, which is no method of the Web API. @throws SlackError when nobody answers */
export async function postTo({ method, address, type, body, withinMs }: Posting): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
  } catch (error) {
    throw noAnswer(method, error);
  }
}
