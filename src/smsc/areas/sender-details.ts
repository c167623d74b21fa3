import { filled, flag, given, optional, refuse } from '../checks.ts';
import type { Form } from '../operation.ts';
import { type SenderKey, senderKeys } from '../operator-keys.ts';
import type { SenderDocument } from './documents.ts';

/** What the provider must know of a company that registers a name at Ukraine's national rate (`ua_reg`). */
export interface UkrainianCompany {
  /** Its legal name, with its form. */
  readonly name: string;
  /** Its EDRPOU or tax number. */
  readonly taxNumber: string;
  readonly site?: string;
  readonly email: string;
  /** Its actual address. */
  readonly address: string;
  /** What services it offers. */
  readonly services: string;
  /** What it will inform about. */
  readonly subject: string;
}

/** What can be said of a sender name when it is added and when it is changed. */
export interface SenderDetails {
  readonly comment?: string;
  /** Where to register the name, or to replace it with a common one. Some cost money. */
  readonly operators?: readonly SenderKey[];
  /** Needed with the operator `ua_reg`, and only then. */
  readonly company?: UkrainianCompany;
  /** Set when the name is an e-mail address. */
  readonly email?: { readonly owner?: string };
  readonly document?: SenderDocument;
  /** The subclient whose name it is. */
  readonly user?: string;
}

/** The fields for what is said of a sender name. @throws SmscError `invalid` */
export function senderDetails(operation: string, sender: SenderDetails): Form {
  const switches: Record<string, string> = {};
  for (const key of sender.operators ?? []) {
    if (!Object.hasOwn(senderKeys, key)) refuse(operation, 'operators', `among ${Object.keys(senderKeys).join(', ')}`);
    switches[key] = '1';
  }
  return given({
    ...switches,
    ...company(operation, sender),
    cmt: sender.comment,
    mail: flag(sender.email !== undefined),
    name: sender.email?.owner,
    doc_info: sender.document?.about,
    user: optional(filled, operation, 'user', sender.user),
  });
}

function company(
  operation: string,
  { operators, company }: SenderDetails,
): Readonly<Record<string, string | undefined>> {
  const asked = operators?.includes('ua_reg') === true;
  if (company === undefined) return asked ? refuse(operation, 'company', 'given for the operator ua_reg') : {};
  if (!asked) refuse(operation, 'company', 'left out without the operator ua_reg');
  return {
    fio: filled(operation, 'company.name', company.name),
    inn: filled(operation, 'company.taxNumber', company.taxNumber),
    site: company.site,
    email: filled(operation, 'company.email', company.email),
    address: filled(operation, 'company.address', company.address),
    desc: filled(operation, 'company.services', company.services),
    subj: filled(operation, 'company.subject', company.subject),
  };
}
