import type { IdForms, Platforms, SubjectKind } from '../bot/access/subject.ts';

/** A dash of any kind stands for the minus: phones and word processors put others in its place. */
const minus = /^[−–—-]/u;

function kinds(forms: Readonly<Record<SubjectKind, RegExp>>, spelt: (written: string) => string): IdForms['read'] {
  return (written) => {
    const id = spelt(written);
    if (forms.person.test(id)) return { kind: 'person', id };
    return forms.conversation.test(id) ? { kind: 'conversation', id } : undefined;
  };
}

/** How the ids of people and conversations look on the platforms, so that roles can be given by id. */
export const platformIds: Platforms = new Map<string, IdForms>([
  [
    'telegram',
    {
      read: kinds({ person: /^[1-9]\d{0,18}$/, conversation: /^-[1-9]\d{0,18}$/ }, (id) => id.replace(minus, '-')),
      examples: { person: '1002', conversation: '-100500' },
    },
  ],
  [
    'slack',
    {
      read: kinds({ person: /^[UW][A-Z0-9]{1,30}$/, conversation: /^[CGD][A-Z0-9]{1,30}$/ }, (id) => id.toUpperCase()),
      examples: { person: 'U01AB2CD3', conversation: 'C01AB2CD3' },
    },
  ],
]);
