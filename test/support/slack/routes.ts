import type { IncomingMessage } from 'node:http';
import { parsed, readArguments } from './arguments.ts';
import { visibleFile } from './methods/files.ts';
import { run } from './methods/index.ts';
import { Refusal } from './refusal.ts';
import { apiReply, plainReply, type Reply } from './reply.ts';
import { respond } from './response-urls.ts';
import type { Json, World } from './state.ts';
import { isObject } from './walk.ts';

/** A request, as what it asks for. */
export interface Route {
  readonly method: string;
  readonly given: Json;
  readonly run: () => Reply | Promise<Reply>;
  /** How a refusal looks here. */
  readonly refuse: (refusal: Refusal) => Reply;
}

/** What a request asks for; `undefined` when nothing is there. */
export async function routeOf(world: World, request: IncomingMessage, body: Buffer): Promise<Route | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, kind = '', rest = ''] = /^\/(api|response|upload|files-pri)\/(.+)$/.exec(pathname) ?? [];
  const type = request.headers['content-type'] ?? '';
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  switch (kind) {
    case 'api':
      return apiRoute(world, rest, { searchParams, type, token, body });
    case 'response':
      return responseRoute(world, pathname, body);
    case 'upload':
      return uploadRoute(world, rest, await uploadedBytes(type, body));
    case 'files-pri':
      return downloadRoute(world, rest, token);
    default:
      return undefined;
  }
}

interface Sent {
  readonly searchParams: URLSearchParams;
  readonly type: string;
  readonly token: string | undefined;
  readonly body: Buffer;
}

function apiRefusal({ code, more }: Refusal): Reply {
  return apiReply(more, code);
}

function apiRoute(world: World, method: string, { searchParams, type, token, body }: Sent): Route {
  try {
    const { token: inBody, ...given } = readArguments(searchParams, type, body);
    const asked = {
      method,
      token: token ?? (typeof inBody === 'string' ? inBody : undefined),
      given,
      isJson: type.startsWith('application/json'),
    };
    return { method, given, run: () => apiReply(run(world, asked)), refuse: apiRefusal };
  } catch (error) {
    return { method, given: {}, run: () => Promise.reject(error), refuse: apiRefusal };
  }
}

function responseRoute(world: World, path: string, body: Buffer): Route {
  const read = parsed(body.toString());
  return {
    method: 'response_url',
    given: isObject(read) ? read : {},
    run: () => {
      if (!isObject(read)) throw new Refusal('invalid_payload');
      respond(world, path, read);
      return plainReply(200, 'ok');
    },
    refuse: ({ code }) => plainReply(code === 'expired_url' || code === 'used_url' ? 404 : 400, code),
  };
}

function uploadRoute(world: World, id: string, bytes: Buffer): Route {
  return {
    method: 'upload',
    given: { file: id, length: bytes.length },
    run: () => {
      const upload = world.files.uploads.get(id);
      if (upload === undefined) throw new Refusal('upload_not_found');
      if (upload.length !== bytes.length) throw new Refusal('length_mismatch');
      upload.bytes = bytes;
      return plainReply(200, `OK - ${bytes.length}`);
    },
    refuse: ({ code }) => plainReply(400, code),
  };
}

/** The bytes of an upload, which come as they are or as the file of a form. */
async function uploadedBytes(type: string, body: Buffer): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file === undefined ? Buffer.alloc(0) : Buffer.from(await file.arrayBuffer());
}

function downloadRoute(world: World, path: string, token: string | undefined): Route {
  const id = /^[^/]+-(F[^/]+)\//.exec(path)?.[1] ?? '';
  return {
    method: 'download',
    given: { file: id },
    run: () => {
      if (token !== world.botToken) throw new Refusal('login_required');
      const { bytes } = visibleFile(world, id);
      const headers = { 'content-type': 'application/octet-stream' };
      return { status: 200, headers, body: bytes, answer: { ok: true } };
    },
    // Without a token Slack sends to its sign-in page instead of saying no.
    refuse: ({ code }) => {
      if (code !== 'login_required') return plainReply(404, code);
      const reply = plainReply(302, code);
      return { ...reply, headers: { ...reply.headers, location: `${world.base()}/sign-in` } };
    },
  };
}
