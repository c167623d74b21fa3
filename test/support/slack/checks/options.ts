import { isDeepStrictEqual } from 'node:util';
import { objectsIn } from '../walk.ts';
import { address, type Check, list, object, rule, string } from './check.ts';
import { plain, plainOrMarkup } from './texts.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const plainOption: Check = object({ text: plain(75), value: string(150), 'description?': plain(75) });
export const menuOption: Check = object({
  text: plain(75),
  value: string(150),
  'description?': plain(75),
  'url?': address(),
});
export const markupOption: Check = object({
  text: plainOrMarkup(75),
  value: string(150),
  'description?': plainOrMarkup(75),
});

export const optionGroups: Check = list(object({ label: plain(75), options: list(plainOption, 100) }), 100);

/** Either `options` or `option_groups`. */
export const oneKindOfOptions: Check = rule(({ options, option_groups: groups }) =>
  (options === undefined) === (groups === undefined)
    ? 'must define either `options` or `option_groups`, not both'
    : undefined,
);

/** What is chosen at first is among the options. */
export const initialAmongOptions: Check = rule((element) => {
  const options = [
    ...objectsIn(element.options),
    ...objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
  const chosen = [element.initial_option, ...objectsIn(element.initial_options)].filter((each) => each !== undefined);
  const stray = chosen.some((each) => !options.some((option) => isDeepStrictEqual(option, each)));
  return stray ? 'initial options must be among the options' : undefined;
});
