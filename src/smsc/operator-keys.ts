/** Who decides about a sender name or a template. */
export type OperatorId = 'mts' | 'megafon' | 'beeline' | 'tele2' | 'motiv' | 'ukraine' | 'social';

/**
 * How a sender name is registered: at a paid or free rate, replaced by a common name, at one of Ukraine's rates, or in
 * a way that is no longer offered.
 */
export type SenderRegistration = 'paid' | 'free' | 'common-name' | 'national' | 'international' | 'former';

/** What a template is for. */
export type TemplateUse = 'service' | 'authorization' | 'transactional' | 'advertising' | 'social';

interface OperatorKey<Kind> {
  readonly operator: OperatorId;
  readonly kind: Kind;
}

/** The operator keys that a sender name can be registered with, as the senders page lists them. */
export const senderKeys = {
  mts_step: { operator: 'mts', kind: 'paid' },
  mega_step: { operator: 'megafon', kind: 'paid' },
  bee_step: { operator: 'beeline', kind: 'paid' },
  motiv_step: { operator: 'motiv', kind: 'paid' },
  tele2_step: { operator: 'tele2', kind: 'paid' },
  tele2: { operator: 'tele2', kind: 'free' },
  mts_int: { operator: 'mts', kind: 'common-name' },
  mega_int: { operator: 'megafon', kind: 'common-name' },
  motiv_int: { operator: 'motiv', kind: 'common-name' },
  ua_reg: { operator: 'ukraine', kind: 'national' },
  ua_int: { operator: 'ukraine', kind: 'international' },
} as const satisfies Readonly<Record<string, OperatorKey<SenderRegistration>>>;
export type SenderKey = keyof typeof senderKeys;

/** Keys that answers held until 2017 and 2022 (the senders page); they cannot be registered with any more. */
const formerSenderKeys = {
  mts: { operator: 'mts', kind: 'former' },
  mega: { operator: 'megafon', kind: 'former' },
} as const satisfies Readonly<Record<string, OperatorKey<SenderRegistration>>>;

/** The operator keys that a template can be made for, as the operator templates page lists them. */
export const templateKeys = {
  mts_srv: { operator: 'mts', kind: 'service' },
  mts_auth: { operator: 'mts', kind: 'authorization' },
  mts_trn: { operator: 'mts', kind: 'transactional' },
  mega_adv: { operator: 'megafon', kind: 'advertising' },
  mega_srv: { operator: 'megafon', kind: 'service' },
  mega_auth: { operator: 'megafon', kind: 'authorization' },
  mega_trn: { operator: 'megafon', kind: 'transactional' },
  bee_srv: { operator: 'beeline', kind: 'service' },
  bee_trn: { operator: 'beeline', kind: 'transactional' },
  tele2_srv: { operator: 'tele2', kind: 'service' },
  tele2_trn: { operator: 'tele2', kind: 'transactional' },
  motiv_srv: { operator: 'motiv', kind: 'service' },
  motiv_trn: { operator: 'motiv', kind: 'transactional' },
  soc: { operator: 'social', kind: 'social' },
} as const satisfies Readonly<Record<string, OperatorKey<TemplateUse>>>;
export type TemplateKey = keyof typeof templateKeys;

const everyKey: Readonly<Record<string, OperatorKey<SenderRegistration | TemplateUse>>> = {
  ...formerSenderKeys,
  ...senderKeys,
  ...templateKeys,
};

/** Operator and kind of a key from an answer; `undefined` for a key that no page names, which is shown as it is. */
export function operatorOf(key: string): OperatorKey<SenderRegistration | TemplateUse> | undefined {
  return Object.hasOwn(everyKey, key) ? everyKey[key] : undefined;
}
