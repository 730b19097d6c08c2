import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';

/** The id of the application whose token this is. Rejects when the answer is not Discord's. */
export async function fetchApplicationId(rest: REST): Promise<string> {
  const application: unknown = await rest.get(Routes.currentApplication());
  if (typeof application === 'object' && application !== null && 'id' in application)
    return String(application.id);
  throw new Error(
    `The server at ${rest.options.api} does not answer as Discord does: check DISCORD_API_URL.`,
  );
}
