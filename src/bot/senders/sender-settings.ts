import { clip } from '../../lib/clip.ts';
import type { SenderDetails } from '../../smsc/areas/sender-details.ts';
import { type SenderKey, senderKeys } from '../../smsc/operator-keys.ts';
import type { CommandContext } from '../command.ts';
import { type KeptDocument, readDocument, takeDocument } from '../documents/kept-document.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, fields, note, table } from '../reply.ts';
import { senderChangeTexts } from '../texts/sender-changes.ts';
import { senderTexts } from '../texts/senders.ts';
import { UserError } from '../user-error.ts';
import type { DetailValues } from './detail-parameters.ts';
import { operatorCells, operatorWords } from './sender-words.ts';

/** How much is shown of the name of a document. */
const longestName = 60;

/** What is said of a sender name, as it is kept until it is confirmed: without the document itself. */
export interface SenderSettings extends Omit<SenderDetails, 'document'> {
  readonly document?: KeptDocument;
}

/**
 * What was typed of a sender name, and the document beside it.
 *
 * @throws UserError for a document that the provider would not take, or an owner of what is no address; FileError
 */
export async function settingsIn(context: CommandContext, values: DetailValues, name: string): Promise<SenderSettings> {
  const { comment, operators, document: about, owner, user } = values;
  if (owner !== undefined && !isAddress(name)) throw new UserError(ownerOfNoAddress);
  const document = await takeDocument(context, about);
  const company = companyIn(values);
  return {
    ...(comment !== undefined && { comment }),
    ...(operators !== undefined && { operators }),
    ...(company !== undefined && { company }),
    ...(owner !== undefined && { email: { owner } }),
    ...(document !== undefined && { document }),
    ...(user !== undefined && { user }),
  };
}

/** Whether a sender name is an e-mail address, which the provider wants to be told. */
export function isAddress(name: string): boolean {
  return name.includes('@');
}

function companyIn(values: DetailValues): SenderDetails['company'] {
  const { company: name, tax, site, email, address, services, purpose } = values;
  // `detailsMisfit` has seen to it that all of them are there, or none.
  if (name === undefined || tax === undefined || email === undefined) return undefined;
  if (address === undefined || services === undefined || purpose === undefined) return undefined;
  return { name, taxNumber: tax, ...(site !== undefined && { site }), email, address, services, subject: purpose };
}

/** The same as the provider is told it. @throws UserError, FileError for a document that is no longer to be had */
export async function detailsOf(context: CommandContext, settings: SenderSettings): Promise<SenderDetails> {
  const { document, ...details } = settings;
  return document === undefined ? details : { ...details, document: await readDocument(context, document) };
}

/** The operators that take money for a name. */
export function paidAmong({ operators = [] }: SenderSettings): readonly SenderKey[] {
  return operators.filter((key) => senderKeys[key].kind === 'paid');
}

/**
 * The same as it is shown to be confirmed, with what of it costs money.
 *
 * @param id - of the name that is changed
 */
export function settingsBlocks(
  { language, message }: CommandContext,
  settings: SenderSettings,
  id?: string,
): readonly Block[] {
  const texts = senderChangeTexts[language];
  const { where, registration, subclient, id: idLabel } = senderTexts[language];
  const { comment, operators = [], company, email, document, user } = settings;
  const privacy = privacyOf(message);
  const paid = paidAmong(settings);
  const said = fields([
    [idLabel, id],
    [texts.comment, comment],
    [texts.document, document && texts.documentOf(clip(document.name, longestName), Math.ceil(document.bytes / 1024))],
    [texts.about, document?.about],
    [texts.owner, email?.owner],
    [texts.company, company?.name],
    [texts.tax, company?.taxNumber],
    [texts.site, company?.site],
    [texts.email, company && privacy.phone(company.email)],
    [texts.address, company?.address],
    [texts.services, company?.services],
    [texts.purpose, company?.subject],
    [subclient, user],
  ]);
  const rows = operators.map((key) => operatorCells(key, language));
  return [
    ...(said.fields.length === 0 ? [] : [said]),
    ...(rows.length === 0 ? [] : [table([{ title: where }, { title: registration }], rows)]),
    ...(paid.length === 0 ? [] : [note(texts.paid(paid.map((key) => operatorWords(key, language))), 'warning')]),
  ];
}

const ownerOfNoAddress = {
  en: 'owner: says whose an e-mail address is, and this sender name is none.',
  ru: 'owner: говорит, чей это адрес e-mail, а это имя отправителя — не адрес.',
};
