/** Whom or what a role is given to. */
export interface Subject {
  readonly platform: string;
  readonly kind: SubjectKind;
  readonly id: string;
}

/** A person has a role wherever they write; a conversation gives its role to everybody who writes there. */
export type SubjectKind = 'person' | 'conversation';

/**
 * How ids look on a platform. The core compares ids and knows nothing else of them, so what tells a person from a
 * conversation comes from outside, by the platform's name.
 */
export interface IdForms {
  /** Reads a typed id, in the platform's own spelling; `undefined` for what is none. */
  readonly read: (written: string) => Pick<Subject, 'kind' | 'id'> | undefined;
  /** One of each, to show. */
  readonly examples: Readonly<Record<SubjectKind, string>>;
}

export type Platforms = ReadonlyMap<string, IdForms>;

/** A person as settings name them. */
export type Person = Pick<Subject, 'platform' | 'id'>;

/** How people write and read a subject: `PLATFORM:ID`. */
export function nameOf({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

export type ReadSubject =
  | { readonly ok: true; readonly subject: Subject }
  /** `form`: not `PLATFORM:ID`. */
  | { readonly ok: false; readonly problem: 'form' }
  | { readonly ok: false; readonly problem: 'platform'; readonly platform: string }
  | { readonly ok: false; readonly problem: 'id'; readonly platform: string };

/** Reads `PLATFORM:ID`. */
export function readSubject(written: string, platforms: Platforms): ReadSubject {
  const [, typed, id] = /^([\p{L}\d_-]+):(.+)$/u.exec(written.trim()) ?? [];
  if (typed === undefined || id === undefined) return { ok: false, problem: 'form' };
  const platform = typed.toLowerCase();
  const forms = platforms.get(platform);
  if (forms === undefined) return { ok: false, problem: 'platform', platform: typed };
  const read = forms.read(id.trim());
  return read === undefined ? { ok: false, problem: 'id', platform } : { ok: true, subject: { platform, ...read } };
}
