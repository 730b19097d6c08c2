import type { REST } from '@discordjs/rest';
import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type Client,
  Events,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { causedBy } from '../../cause.ts';
import type { Clock } from '../../clock.ts';
import { updateVoterRoles } from '../../guilds/counting/voter-roles.ts';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Measures, Outcome } from '../../measures.ts';
import { errorMessage } from '../../presentation/error-message.ts';
import { parseCustomId } from '../../presentation/payload/custom-id.ts';
import type { Texts } from '../../presentation/texts/texts.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Timing } from '../../timing.ts';
import { isAcknowledged, isTooLate } from '../connection/discord-failure.ts';
import { answerPrivately } from './answer-privately.ts';
import { authorise, checkRecipient } from './authorise.ts';
import { checkBounds, checkTarget } from './bounds.ts';
import type { AnswerableInteraction, Command, Handler, Invocation } from './command.ts';
import { errorReply } from './error-reply.ts';
import type { HandOver } from './hand-over.ts';
import { handlersByName } from './handlers-by-name.ts';
import { nameOf, subcommandOf } from './name-of.ts';
import { outcomeOf, Passage } from './passage.ts';
import { readably } from './readably.ts';
import { Responder } from './responder.ts';
import { RunningUpdates } from './running-updates.ts';
import { tellNotices } from './tell-notices.ts';
import { withTimeLimit } from './with-time-limit.ts';
import { WorkBudget } from './work-budget.ts';

export interface RouterOptions<Services> {
  readonly commands: readonly Command<Services>[];
  readonly services: Services;
  readonly rest: REST;
  readonly guilds: GuildDirectory;
  readonly handOver: HandOver;
  readonly texts: Texts;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly measures: Measures;
}

/**
 * Passes each interaction to its handler and sends what it returns; every interaction gets an answer. Returns a stop
 * function, which resolves once every interaction received so far has been answered.
 */
export function routeInteractions<Services>(
  client: Client,
  options: RouterOptions<Services>,
): () => Promise<void> {
  const { services, guilds, handOver, texts, log, clock, timing, measures } = options;
  const commands = new Map(
    options.commands.map((command) => {
      const definition = command.definition(texts);
      return [definition.name, { ...command, definition }];
    }),
  );
  const components = handlersByName(options.commands.map((command) => command.components));
  const inPrivate = handlersByName(options.commands.map((command) => command.inPrivate));
  const modals = handlersByName(options.commands.map((command) => command.modals));

  const registered = { commands, components, inPrivate, modals };
  const budget = new WorkBudget(options);
  const runningUpdates = new RunningUpdates();
  const running = new Set<Promise<void>>();
  function follow(passage: Passage, work: () => Promise<void>): void {
    const answered = causedBy(passage.id, async () => {
      try {
        await work();
        passage.ended('answered');
      } catch (error) {
        passage.report(error);
        passage.endedBy(error);
      }
    }).finally(() => running.delete(answered));
    running.add(answered);
  }
  const listen = (interaction: Interaction): void => {
    const passage = new Passage({ nameOf: () => nameOf(interaction, registered), log, clock, measures });
    follow(passage, () => route(interaction, passage));
  };
  client.on(Events.InteractionCreate, listen);
  const privately = { ...options, client, inPrivate };
  handOver.onHanded((press) => {
    const { name = '', args: [guildId = ''] = [] } = parseCustomId(press.customId) ?? {};
    // Before the shard is connected nobody knows yet whether the bot is in the guild.
    if (!inPrivate.has(name) || !handOver.isOurs(guildId) || !client.guilds.cache.has(guildId))
      return undefined;
    return () => {
      const passage = new Passage({ nameOf: () => ['component', name], log, clock, measures });
      follow(passage, () => answerPrivately(privately, press, passage));
    };
  });
  return async () => {
    client.off(Events.InteractionCreate, listen);
    handOver.onHanded(undefined);
    await Promise.all(running);
  };

  async function route(interaction: Interaction, passage: Passage): Promise<void> {
    if (interaction.isMessageComponent() && !interaction.inGuild()) {
      const { id, token, customId, locale, user } = interaction;
      const press = { id, token, customId, locale, userId: user.id };
      await answerPrivately(privately, press, passage, (guildId) => checkRecipient(interaction, guildId));
    } else if (!interaction.inCachedGuild()) {
      // Somebody added only the commands to the server, not the bot.
      const message = errorMessage(texts.for(interaction.locale), new UserError('not-in-server'));
      if (interaction.isRepliable()) await interaction.reply({ ...message, flags: MessageFlags.Ephemeral });
      passage.ended('refused');
    } else if (interaction.isAutocomplete()) {
      await suggest(interaction, passage);
    } else if (interaction.isChatInputCommand()) {
      const command = commands.get(interaction.commandName);
      const subcommands = new Map(Object.entries(command?.subcommands ?? {}));
      const handler = command?.run ?? subcommands.get(subcommandOf(interaction));
      await answer(interaction, passage, handler, []);
    } else if (interaction.isMessageContextMenuCommand()) {
      await answer(interaction, passage, commands.get(interaction.commandName)?.onMessage, []);
    } else if (interaction.isUserContextMenuCommand()) {
      await answer(interaction, passage, commands.get(interaction.commandName)?.onUser, []);
    } else if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      const { name = '', args = [] } = parseCustomId(interaction.customId) ?? {};
      if (interaction.isModalSubmit()) await answer(interaction, passage, modals.get(name), args);
      else await answer(interaction, passage, components.get(name), args);
    }
  }

  async function suggest(interaction: AutocompleteInteraction<'cached'>, passage: Passage): Promise<void> {
    const { autocomplete, definition } = commands.get(interaction.commandName) ?? {};
    const choices = async () => {
      checkBounds(interaction, definition);
      if (autocomplete === undefined) return [];
      return invoke(interaction, passage.id, async (invocation) => {
        await invocation.guild.memory.prepareSearch();
        return readably(autocomplete(invocation));
      });
    };
    let outcome: Outcome = 'answered';
    // There is no other way to say that something went wrong.
    await interaction.respond(
      await choices().catch((error: unknown) => {
        outcome = outcomeOf(error);
        if (!(error instanceof UserError)) passage.report(error);
        return [];
      }),
    );
    passage.ended(outcome);
  }

  async function answer<In extends AnswerableInteraction>(
    interaction: In,
    passage: Passage,
    handler: Handler<In, Services> | undefined,
    args: string[],
  ): Promise<void> {
    const { id } = passage;
    const report = (error: unknown) => passage.report(error);
    let outcome: Outcome = 'answered';
    const responder = new Responder(interaction, handler?.defer ?? 'never', clock, timing.deferAfter);
    const reply = handler
      ? invoke(interaction, id, async (invocation) => {
          authorise(handler.for, invocation, args);
          if (interaction.isContextMenuCommand()) checkTarget(interaction);
          else checkBounds(interaction, definitionOf(interaction));
          if (handler.cost !== undefined) budget.take(interaction.guildId, invocation.userId, handler.cost);
          if (mayReadTitles(interaction)) await invocation.guild.memory.prepareSearch();
          return readably(handler.run(invocation, ...args));
        })
      : Promise.reject(new UserError('stale-button'));
    const first = handler?.defer === 'never' ? withTimeLimit(reply, clock, timing.openWithin) : reply;
    const answered = await first.catch((error: unknown) => {
      outcome = outcomeOf(error);
      return errorReply({ interaction, id, t: texts.for(interaction.locale) }, error, report);
    });
    const updates = runningUpdates.begin(interaction, answered);
    const isTaken = await responder.send(answered).then(
      () => true,
      async (error: unknown) => {
        updates.abort('refused');
        if (isTooLate(error) || isAcknowledged(error)) throw error;
        // Then the member hears at least that.
        report(error);
        outcome = outcomeOf(error);
        const refused = new UserError('answer-refused', { id });
        await responder.sendInstead(errorMessage(texts.for(interaction.locale), refused));
        return false;
      },
    );
    passage.ended(outcome);
    if (answered.kind !== 'modal') await tellNotices(options, interaction);
    // Not awaited: the updates end when their job does.
    if (isTaken && answered.kind !== 'modal' && answered.updates !== undefined)
      responder
        .sendUpdates(answered.updates, updates.signal)
        .catch((err: unknown) => log.debug({ err }, 'An answer is no longer updated'))
        .finally(() => updates.abort('over'));
    else updates.abort('none');
  }

  /** Of commands, those whose options suggest titles. */
  function mayReadTitles(interaction: AnswerableInteraction): boolean {
    return !interaction.isCommand() || commands.get(interaction.commandName)?.autocomplete !== undefined;
  }

  function definitionOf(interaction: AnswerableInteraction) {
    return interaction.isChatInputCommand() ? commands.get(interaction.commandName)?.definition : undefined;
  }

  function invoke<In extends BaseInteraction<'cached'>, T>(
    interaction: In,
    id: string,
    run: (invocation: Invocation<In, Services>) => Promise<T>,
  ) {
    const t = texts.for(interaction.locale);
    const userId = interaction.user.id;
    return guilds.use(interaction.guildId, (guild) => {
      updateActorRoles(interaction);
      return run({ interaction, id, guild, userId, t, services });
    });
  }

  /** The interaction carries the member's roles. Not awaited: the answer does not depend on it. */
  function updateActorRoles({ guildId, user, member }: BaseInteraction<'cached'>): void {
    const roles = new Map([[user.id, [...member.roles.cache.keys()]]]);
    guilds
      .use(guildId, (guild) => guild.run(updateVoterRoles(roles)))
      .catch((err: unknown) => log.error({ err }, "A member's roles could not be stored"));
  }
}
