import type { Hono } from 'hono';
import { partialGuildPayload } from '../payloads/guild.ts';
import { userPayload } from '../payloads/member.ts';
import { unknownError } from '../rules/api-error.ts';
import { botUser } from '../world/bot-member.ts';
import { memberKey } from '../world/world.ts';
import type { RestContext } from './context.ts';

/** The routes for the gateway's address, users, and the bot's application. */
export function applicationRoutes(api: Hono, { world, limits }: RestContext): void {
  const gateway = () => `${world.url.replace('http', 'ws')}/gateway`;

  api.get('/gateway', (c) => c.json({ url: gateway() }));
  api.get('/gateway/bot', (c) =>
    c.json({
      url: gateway(),
      shards: limits.advisedShards(world.guilds.values().filter(({ joined }) => joined).length),
      session_start_limit: limits.sessionStartLimit(),
    }),
  );

  api.get('/users/:user/guilds', (c) => {
    const guilds = world.guilds.values().filter(({ joined }) => joined);
    return c.json(guilds.map((guild) => partialGuildPayload(world, guild)));
  });
  api.get('/users/:user', (c) => {
    const id = c.req.param('user');
    if (id === '@me' || id === world.bot.id)
      return c.json({
        ...userPayload(botUser(world)),
        verified: true,
        mfa_enabled: true,
        locale: 'en-US',
        email: null,
      });
    const member = world.members.values().find(({ user }) => user.id === id);
    if (!member) throw unknownError('User');
    return c.json(userPayload(member.user));
  });

  api.get('/applications/:application', (c) => c.json(application()));
  api.get('/oauth2/applications/:application', (c) => c.json(application()));

  function application() {
    const guild = world.guilds.values()[0];
    const owner = guild && world.members.get(memberKey(guild.id, guild.owner_id));
    return {
      id: world.bot.applicationId,
      name: 'Ovation',
      icon: null,
      description: '',
      summary: '',
      type: null,
      bot: userPayload(botUser(world)),
      owner: owner && userPayload(owner.user),
      team: null,
      ...world.application,
      verify_key: '0'.repeat(64),
      flags_new: String(world.application.flags),
      explicit_content_filter: 0,
      eligible_oauth2_scopes: [],
      hook: true,
      approximate_guild_count: world.guilds.values().filter(({ joined }) => joined).length,
      approximate_user_install_count: 0,
      approximate_user_authorization_count: 0,
      redirect_uris: [],
      role_connections_verification_url: null,
    };
  }
}
