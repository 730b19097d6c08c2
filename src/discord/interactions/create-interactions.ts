import type { Context } from '../context.ts';
import { registerCommands } from './registration.ts';
import { type RouterOptions, routeInteractions } from './router.ts';

/** Creates the router, which starts listening at once, and the registration of commands. */
export function createInteractions<Services>(options: Context & RouterOptions<Services>) {
  const { client, rest, commands, texts } = options;
  const stop = routeInteractions(client, options);
  return {
    /** Registers the commands at Discord. Resolves to whether Discord had other ones. */
    register: (applicationId: string) =>
      registerCommands(
        rest,
        applicationId,
        commands.map(({ definition }) => definition(texts)),
      ),
    /** Stops listening. Resolves once every interaction received so far has been answered. */
    stop,
  };
}
