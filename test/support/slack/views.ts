import { type Json, nextId, type OpenView, type World } from './state.ts';

/** Puts a checked view before a person and gives it an id; a modal comes on top of those that are open. */
export function showView(world: World, person: string, type: OpenView['type'], view: Json): OpenView {
  const below = type === 'modal' ? (world.modals.get(person) ?? []) : [];
  const id = (type === 'home' ? world.homes.get(person)?.id : undefined) ?? nextId(world, 'V');
  const open: OpenView = {
    id,
    person,
    type,
    hash: freshHash(world),
    view,
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id,
    errors: {},
    typed: {},
    files: {},
  };
  if (type === 'home') world.homes.set(person, open);
  else world.modals.set(person, [...below, open]);
  world.traces.look({ blocks: view, canUnfurl: false });
  return open;
}

/** Puts another checked view in the place of one that is open. */
export function replaceView(world: World, open: OpenView, view: Json): void {
  open.view = view;
  open.errors = {};
  open.hash = freshHash(world);
  world.traces.look({ blocks: view, canUnfurl: false });
}

/** Every view that is open anywhere. */
export function openViews(world: World): readonly OpenView[] {
  return [...[...world.modals.values()].flat(), ...world.homes.values()];
}

/** A view as the Web API and payloads show it. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewPayload(world: World, { id, hash, view, rootId, previousId }: OpenView): Json {
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id,
    hash,
    team_id: world.team.id,
    app_id: world.bot.appId,
    bot_id: world.bot.botId,
    root_view_id: rootId,
    previous_view_id: previousId ?? null,
    state: { values: {} },
  };
}

function freshHash(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${nextId(world, 'h')}`;
}
