import type { FaultKind } from '../../smsc/sandbox/control.ts';
import type { Catalogue } from '../language.ts';

export interface SandboxTexts {
  readonly none: (account: string) => string;
  readonly clock: string;
  readonly faults: string;
  readonly noFaults: string;
  readonly until: (kind: string, time: string) => string;
  readonly kinds: Readonly<Record<FaultKind, string>>;
  readonly advanced: (length: string) => string;
  readonly faulty: (kind: string, length: string) => string;
  readonly mended: string;
  readonly tryThis: string;
}

export const sandboxTexts: Catalogue<SandboxTexts> = {
  en: {
    none: (account) => `This bot works with the real account ${account}; there is no sandbox here.`,
    clock: 'Sandbox clock',
    faults: 'Faults',
    noFaults: 'none',
    until: (kind, time) => `${kind}, until ${time}`,
    kinds: {
      outage: 'the provider cannot be reached',
      slow: 'answers come 5 s late',
      broken: 'answers are torn',
      html: 'a proxy answers instead of the provider',
      blocked: 'the IP address is blocked (error 4)',
      denied: 'the login is refused (error 2)',
      limited: 'too many requests (error 9)',
    },
    advanced: (length) => `The sandbox clock went ${length} forward.`,
    faulty: (kind, length) => `For ${length} of the sandbox clock: ${kind}.`,
    mended: 'All faults are switched off.',
    tryThis: 'Try:',
  },
  ru: {
    none: (account) => `Бот работает с настоящим аккаунтом ${account}; учебного здесь нет.`,
    clock: 'Часы учебного аккаунта',
    faults: 'Сбои',
    noFaults: 'нет',
    until: (kind, time) => `${kind}, до ${time}`,
    kinds: {
      outage: 'провайдер недоступен',
      slow: 'ответы опаздывают на 5 с',
      broken: 'ответы обрываются',
      html: 'вместо провайдера отвечает прокси',
      blocked: 'IP-адрес заблокирован (ошибка 4)',
      denied: 'логин не принят (ошибка 2)',
      limited: 'слишком много запросов (ошибка 9)',
    },
    advanced: (length) => `Часы учебного аккаунта переведены на ${length} вперёд.`,
    faulty: (kind, length) => `На ${length} по часам учебного аккаунта: ${kind}.`,
    mended: 'Все сбои выключены.',
    tryThis: 'Попробуйте:',
  },
};
