import { clip } from '../../lib/clip.ts';
import type { CommandContext } from '../command.ts';
import type { Parameters } from '../parameters/parameter.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, fields, table } from '../reply.ts';
import { type SubclientSettingTexts, subclientSettingTexts } from '../texts/subclient-settings.ts';
import { type SettingName, type SettingValues, settingNames, settingParameters } from './setting-parameters.ts';

/** How much is shown of a long text, such as bank details. */
const longestShown = 200;
const parameters: Parameters = settingParameters;
/** Phone numbers and addresses, with blanks between them. */
const ofPeople: ReadonlySet<SettingName> = new Set([
  'email',
  'phone',
  'forwardemail',
  'forwardphone',
  'commandphones',
  'mailphones',
]);
/** Texts that may hold anything. */
const free: ReadonlySet<SettingName> = new Set(['requisites', 'notes']);

/** What would be set for a subclient, in words. Numbers and addresses of people are covered where others read along. */
export function settingsBlocks(context: CommandContext, values: SettingValues): readonly Block[] {
  const texts = subclientSettingTexts[context.language];
  const said = fields(
    settingNames.flatMap((name) => {
      if (name === 'on' || name === 'off' || values[name] === undefined) return [];
      return [[texts.labels[name], shown(context, texts, name, values)] as const];
    }),
  );
  const switched = [
    ...(values.on ?? []).map((name) => [texts.switches[name], texts.on] as const),
    ...(values.off ?? []).map((name) => [texts.switches[name], texts.off] as const),
  ];
  return [
    ...(said.fields.length === 0 ? [] : [said]),
    ...(switched.length === 0 ? [] : [table([{ title: texts.switch }, { title: texts.becomes }], switched)]),
  ];
}

function shown(
  { message, formats }: CommandContext,
  texts: SubclientSettingTexts,
  name: SettingName,
  values: SettingValues,
): string {
  const privacy = privacyOf(message);
  const written = parameters[name]?.print(values[name]) ?? '';
  if (name === 'kind' && values.kind !== undefined) return texts.kinds[values.kind];
  if (name === 'currency') return written.toUpperCase();
  if (name === 'lowbalance') return formats.money(written, values.currency?.toUpperCase());
  if (ofPeople.has(name))
    return written
      .split(' ')
      .map((each) => privacy.phone(each))
      .join(', ');
  return clip(free.has(name) ? privacy.text(written) : written, longestShown);
}
