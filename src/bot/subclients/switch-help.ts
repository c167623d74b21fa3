import { subclientSwitches } from '../../smsc/areas/subclient-settings.ts';
import type { Language } from '../language.ts';
import { subclientSettingTexts } from '../texts/subclient-settings.ts';

/** Every switch of a subclient with what it does, a line each. */
export function switchHelp(language: Language): readonly string[] {
  const { switches } = subclientSettingTexts[language];
  return subclientSwitches.map((name) => `${name} – ${switches[name]}`);
}
