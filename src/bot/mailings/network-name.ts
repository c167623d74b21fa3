import type { OperatorId } from '../../smsc/operator-keys.ts';
import type { Language } from '../language.ts';
import { senderTexts } from '../texts/senders.ts';

/** The large Russian networks, by MCC and MNC; the provider's pages have no list of them. */
const operators: Readonly<Record<string, OperatorId>> = {
  '25001': 'mts',
  '25002': 'megafon',
  '25020': 'tele2',
  '25035': 'motiv',
  '25099': 'beeline',
};

/**
 * A network by the name of its operator where that is known, with MCC and MNC, by which `/price` finds it.
 *
 * @param network - MCC and MNC as digits, `undefined` where the provider does not tell
 */
export function networkName(network: string | undefined, language: Language): string {
  if (network === undefined) return '?';
  const codes = `${network.slice(0, 3)} ${network.slice(3)}`;
  const operator = Object.hasOwn(operators, network) ? operators[network] : undefined;
  return operator === undefined ? codes : `${senderTexts[language].operators[operator]} (${codes})`;
}
