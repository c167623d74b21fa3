import type { Args } from '../arguments.ts';
import { missing } from '../arguments.ts';
import { checkedView } from '../checks/view.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Json, OpenView, World } from '../state.ts';
import { openViews, replaceView, showView, viewPayload } from '../views.ts';
import { method } from './method.ts';

/** https://docs.slack.dev/reference/methods?family=views */
export const views = {
  'views.open': method(['trigger_id', 'view'], (args, world) => {
    const view = checkedView(world, args.json('view'), 'modal');
    checkExternalId(world, view);
    const person = world.triggers.take(args.needed('trigger_id'));
    world.modals.delete(person);
    return { view: viewPayload(world, showView(world, person, 'modal', view)) };
  }),

  'views.update': method(['view', 'view_id?', 'external_id?', 'hash?'], (args, world) => {
    const [id, externalId] = [args.text('view_id'), args.text('external_id')];
    if (id === undefined && externalId === undefined) throw missing('view_id');
    const open = openViews(world).find((each) =>
      id === undefined ? each.view.external_id === externalId : each.id === id,
    );
    if (open === undefined) throw new Refusal('not_found');
    checkHash(args, open);
    const view = checkedView(world, args.json('view'), open.type);
    checkExternalId(world, view, open);
    replaceView(world, open, view);
    return { view: viewPayload(world, open) };
  }),

  'views.publish': method(['user_id', 'view', 'hash?'], (args, world) => {
    const person = args.needed('user_id');
    if (!world.people.has(person)) throw refusalOf('invalid_arguments', ['invalid `user_id`']);
    const view = checkedView(world, args.json('view'), 'home');
    const open = world.homes.get(person);
    if (open !== undefined) checkHash(args, open);
    checkExternalId(world, view, open);
    return { view: viewPayload(world, showView(world, person, 'home', view)) };
  }),
};

function checkHash(args: Args, open: OpenView): void {
  const hash = args.text('hash');
  if (hash !== undefined && hash !== open.hash) throw new Refusal('hash_conflict');
}

function checkExternalId(world: World, view: Json, own?: OpenView): void {
  const id = view.external_id;
  if (id === undefined || id === '') return;
  const taken = openViews(world).some((each) => each.id !== own?.id && each.view.external_id === id);
  if (taken) throw new Refusal('duplicate_external_id');
}
