import { Refusal } from '../refusal.ts';
import { formMethod, type Method, method } from './method.ts';

/** Who the bot is, who people are, and where the socket is. */
export const others: Readonly<Record<string, Method>> = {
  'api.test': {
    ...method(['error?', 'foo?'], (args) => {
      const error = args.text('error');
      if (error !== undefined) throw new Refusal(error);
      return { args: {} };
    }),
    token: 'none',
  },

  'auth.test': method([], (_args, { team, bot }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.botId,
    is_enterprise_install: false,
  })),

  'users.info': formMethod(['user', 'include_locale?'], (args, world) => {
    const id = args.needed('user');
    const isBot = id === world.bot.userId;
    const person = isBot ? { id, name: world.bot.name, team: world.team.id } : world.people.get(id);
    if (person === undefined) throw new Refusal('user_not_found');
    const { name, team } = person;
    const user = {
      id,
      team_id: team,
      name,
      real_name: name,
      deleted: false,
      is_bot: isBot,
      ...(team === world.team.id ? {} : { is_stranger: true }),
      profile: { real_name: name, display_name: name },
      ...(args.flag('include_locale', false) ? { locale: 'en-US' } : {}),
    };
    return { user };
  }),

  'apps.connections.open': {
    ...method([], (_args, world) => ({ url: world.sockets.address() })),
    token: 'app',
  },
};
