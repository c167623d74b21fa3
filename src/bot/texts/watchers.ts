import type { Catalogue, Language } from '../language.ts';

const watcherNames: Catalogue<Readonly<Record<string, string>>> = {
  en: {
    inbox: 'incoming SMS',
    sender: 'sender names',
    template: 'templates',
    balance: 'balance',
    mailing: 'mailings',
  },
  ru: {
    inbox: 'входящие SMS',
    sender: 'имена отправителей',
    template: 'шаблоны',
    balance: 'баланс',
    mailing: 'рассылки',
  },
};

/** What a watcher looks at, in words; its own name for one that has none. */
export function watcherName(name: string, language: Language): string {
  const names = watcherNames[language];
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
}
