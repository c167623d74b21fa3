import { documentKinds } from '../../smsc/areas/documents.ts';
import type { Catalogue } from '../language.ts';

const kinds = documentKinds.join(', ');

/** What the document of a sender name is called in a form, and what may go in. */
export const documentField = {
  label: { en: 'Document', ru: 'Документ' },
  hint: { en: `One file of at most 3 MB: ${kinds}`, ru: `Один файл до 3 МБ: ${kinds}` },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;

/** Why an attached file cannot be the document of a sender name, and what to do. */
export const documentRefusals = {
  name: {
    en: `A document may be ${kinds}; the name of this file ends otherwise.`,
    ru: `Документ может быть ${kinds}; имя этого файла кончается иначе.`,
  },
  empty: { en: 'The attached file is empty.', ru: 'Приложенный файл пуст.' },
  'too-large': {
    en: 'A document may have at most 3 MB. Attach a smaller one.',
    ru: 'Документ может быть не больше 3 МБ. Приложите файл поменьше.',
  },
  disguised: {
    en: 'What is in the file is not what its name says. Attach the document itself, not renamed.',
    ru: 'Внутри файла не то, что обещает его имя. Приложите сам документ, не переименовывая.',
  },
  several: {
    en: 'A sender name takes one document. Put several into one archive.',
    ru: 'К имени отправителя прилагается один документ. Сложите несколько в один архив.',
  },
  changed: {
    en: 'The document is no longer the one that was shown. Nothing was done; type the command again.',
    ru: 'Документ уже не тот, что был показан. Ничего не сделано; наберите команду ещё раз.',
  },
} as const satisfies Readonly<Record<string, Catalogue<string>>>;
