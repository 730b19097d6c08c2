import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';

/** The id of the application that the token belongs to. Rejects when the server does not answer like Discord. */
export async function fetchApplicationId(rest: REST): Promise<string> {
  const application: unknown = await rest.get(Routes.currentApplication());
  if (typeof application === 'object' && application !== null && 'id' in application)
    return String(application.id);
  throw new Error(
    `The server at ${rest.options.api} does not answer as Discord does: check DISCORD_API_URL.`,
  );
}
