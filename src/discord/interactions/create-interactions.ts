import type { Context } from '../context.ts';
import { registerCommands } from './registration.ts';
import { type RouterOptions, routeInteractions } from './router.ts';

/** Builds what makes the commands known to Discord and answers the members who use them. */
export function createInteractions<Services>(options: Context & RouterOptions<Services>) {
  const { client, rest, commands, texts } = options;
  const stop = routeInteractions(client, options);
  return {
    /** Makes these the commands of the application. Resolves to whether Discord had others. */
    register: (applicationId: string) =>
      registerCommands(
        rest,
        applicationId,
        commands.map(({ definition }) => definition(texts)),
      ),
    /** Listens to no more interactions. Resolves when those that have come are answered. */
    stop,
  };
}
