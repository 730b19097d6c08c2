import {
  ApplicationCommandType as CommandType,
  ComponentType,
  InteractionType as Type,
} from 'discord-api-types/v10';
import {
  interactionPayload,
  messageTargetData,
  noResolvedIds,
  resolvedPayload,
} from '../interactions/interaction-payload.ts';
import type {
  Answer,
  Choice,
  Interactions,
  Modal,
  Outcome,
  PendingInteraction,
} from '../interactions/interactions.ts';
import { flattenComponents } from '../rules/flatten-components.ts';
import type { ComponentRecord } from '../world/component-record.ts';
import { displayName } from '../world/display-name.ts';
import type { CommandRecord, MemberRecord, SandboxMessage } from '../world/records.ts';
import type { World } from '../world/world.ts';
import { fillOptions, nestedOptions, type OptionValues } from './command-options.ts';
import { checkPermission, findCommand, findMenuCommand } from './commands.ts';
import { checkOpen, currentMember, findMember, visibleChannel, visibleMessage } from './find.ts';
import { createMessaging, type MessageResolvable, type Messaging } from './messaging.ts';
import { type ModalValues, submittedComponents } from './modal-values.ts';
import { selectedValues } from './selects.ts';

/** Where a command is used: a channel's name or id, #general when left out. */
interface Place {
  readonly channel?: string;
}

/** A person who uses Discord's client. Each method throws an Error when the client would not let them do it. */
export interface Person extends Messaging {
  readonly id: string;
  readonly name: string;
  slash(command: string, options?: OptionValues, place?: Place): Promise<Answer>;
  autocomplete(
    command: string,
    option: string,
    typed: string,
    others?: OptionValues,
    place?: Place,
  ): Promise<readonly Choice[]>;
  useMessageCommand(name: string, message: MessageResolvable): Promise<Answer>;
  /** Uses a command of a person's menu. @param member their name or id */
  useUserCommand(name: string, member: string, place?: Place): Promise<Answer>;
  submit(modal: Modal, values?: ModalValues): Promise<Answer>;
  /** Presses the button with this label or custom id. */
  press(message: MessageResolvable, labelOrCustomId: string): Promise<Answer>;
  /** Picks values in the select with this custom id or placeholder. */
  select(
    message: MessageResolvable,
    customIdOrPlaceholder: string,
    values: string | readonly string[],
  ): Promise<Answer>;
}

/**
 * Which response a person waits for: the final one (`outcome`) or the first one, which may be a deferral
 * (`acknowledged`).
 */
export type AnswerAwaited = Exclude<keyof PendingInteraction, 'interaction'>;

type Target = NonNullable<Parameters<Interactions['begin']>[0]['target']>;

export function createPerson(
  world: World,
  interactions: Interactions,
  { guild_id, user }: MemberRecord,
  awaited: AnswerAwaited = 'outcome',
): Person {
  const me = () => currentMember(world, guild_id, user.id);

  function begin(
    details: Omit<Parameters<Interactions['begin']>[0], 'guildId' | 'userId'>,
    data: object,
  ): Promise<Outcome> {
    // No guild's in private messages.
    const guildId = world.channels.get(details.channelId)?.guild_id ?? guild_id;
    const begun = interactions.begin({ ...details, guildId, userId: user.id });
    world.dispatch({
      name: 'INTERACTION_CREATE',
      guildId,
      data: interactionPayload(world, begun.interaction, data),
    });
    return begun[awaited];
  }

  function useCommand(text: string, values: OptionValues, place: Place, focused?: string) {
    const member = me();
    const channel = visibleChannel(world, member, place.channel ?? 'general', 'UseApplicationCommands');
    checkOpen(channel);
    const path = findCommand(world, guild_id, text);
    checkPermission(world, member, path);
    const resolvedIds = noResolvedIds();
    const filled = fillOptions(world, member, path, values, resolvedIds, focused);
    const { command } = path;
    const options = nestedOptions(path, filled);
    return begin(
      {
        type: focused === undefined ? Type.ApplicationCommand : Type.ApplicationCommandAutocomplete,
        channelId: channel.id,
        name: [command.name, ...path.steps.map(({ name }) => name)].join(' '),
      },
      {
        id: command.id,
        name: command.name,
        type: command.type,
        ...(options.length > 0 && { options }),
        ...(command.guild_id && { guild_id: command.guild_id }),
        ...resolvedPayload(world, member, resolvedIds),
      },
    );
  }

  /** Uses a command of a message's or a person's menu. @param data what the bot is told of its target */
  async function useMenu(command: CommandRecord, channelId: string, target: Target, data: object) {
    checkPermission(world, me(), { command });
    const { id, name, type } = command;
    return visible(
      await begin(
        { type: Type.ApplicationCommand, channelId, name, target },
        { id, name, type, ...(command.guild_id && { guild_id: command.guild_id }), ...data },
      ),
    );
  }

  function useComponent(message: SandboxMessage, component: ComponentRecord, data: object): Promise<Outcome> {
    if (component.disabled) throw new Error(`"${component.label ?? component.custom_id}" is disabled`);
    return begin(
      { type: Type.MessageComponent, channelId: message.channel_id, sourceId: message.id },
      { component_type: component.type, custom_id: component.custom_id, id: component.id, ...data },
    );
  }

  return {
    id: user.id,
    name: displayName(user),
    slash: async (text, values = {}, place = {}) => visible(await useCommand(text, values, place)),
    async autocomplete(text, option, typed, others = {}, place = {}) {
      const definition = findCommand(world, guild_id, text).options.find(({ name }) => name === option);
      if (!definition) throw new Error(`There is no option "${option}"`);
      if (!('autocomplete' in definition && definition.autocomplete))
        throw new Error(`Option "${option}" has no autocomplete`);
      const outcome = await useCommand(text, { ...others, [option]: typed }, place, option);
      if (outcome.kind === 'choices') return outcome.choices;
      throw new Error(outcome.kind === 'failed' ? outcome.reason : `Unexpected ${outcome.kind}`);
    },
    async useMessageCommand(name, reference) {
      const member = me();
      const message = visibleMessage(world, member, reference.id);
      if (message.visible_to !== null) throw new Error('An ephemeral message has no commands in its menu');
      checkOpen(visibleChannel(world, member, message.channel_id, 'UseApplicationCommands'));
      return useMenu(
        findMenuCommand(world, guild_id, CommandType.Message, name),
        message.channel_id,
        { target_message_id: message.id },
        messageTargetData(world, message),
      );
    },
    async useUserCommand(name, nameOrId, place = {}) {
      const member = me();
      const channel = visibleChannel(world, member, place.channel ?? 'general', 'UseApplicationCommands');
      checkOpen(channel);
      const target = findMember(world, guild_id, nameOrId).user;
      const resolved = resolvedPayload(world, member, { ...noResolvedIds(), users: new Set([target.id]) });
      return useMenu(
        findMenuCommand(world, guild_id, CommandType.User, name),
        channel.id,
        { target_user_id: target.id },
        { target_id: target.id, ...resolved },
      );
    },
    async submit(modal, values = {}) {
      if (modal.userId !== user.id) throw new Error('This modal was opened by somebody else');
      const resolvedIds = noResolvedIds();
      const member = me();
      const components = submittedComponents(world, member, modal, values, resolvedIds);
      return visible(
        await begin(
          {
            type: Type.ModalSubmit,
            channelId: modal.channelId,
            triggering: modal.triggering,
            ...(modal.messageId && { sourceId: modal.messageId }),
          },
          { custom_id: modal.custom_id, components, ...resolvedPayload(world, member, resolvedIds) },
        ),
      );
    },
    async press(reference, text) {
      const message = visibleMessage(world, me(), reference.id);
      const button = placedIn(message).find(
        ({ type, label, custom_id, emoji }) =>
          type === ComponentType.Button && [label, custom_id, emoji?.name].includes(text),
      );
      if (!button) throw new Error(`There is no button "${text}", only ${labels(message)}`);
      if (!button.custom_id) throw new Error(`"${text}" is a link to ${button.url}`);
      return visible(await useComponent(message, button, {}));
    },
    async select(reference, text, picked) {
      const member = me();
      const message = visibleMessage(world, member, reference.id);
      const select = placedIn(message).find(
        ({ type, placeholder, custom_id }) =>
          type !== ComponentType.Button && [placeholder, custom_id].includes(text),
      );
      if (!select) throw new Error(`There is no select "${text}"`);
      const resolvedIds = noResolvedIds();
      const values = selectedValues(
        world,
        member,
        select,
        typeof picked === 'string' ? [picked] : picked,
        resolvedIds,
      );
      return visible(
        await useComponent(message, select, { values, ...resolvedPayload(world, member, resolvedIds) }),
      );
    },
    ...createMessaging(world, { guild_id, user }),
  };
}

const placedIn = (message: SandboxMessage) =>
  flattenComponents(message.components, []).map(({ component }) => component);

const labels = (message: SandboxMessage) =>
  placedIn(message)
    .flatMap(({ label, type }) => (label && type === ComponentType.Button ? [`"${label}"`] : []))
    .join(', ') || 'none';

function visible(outcome: Outcome): Answer {
  if (outcome.kind === 'choices') throw new Error('The bot offered choices instead of an answer');
  return outcome;
}
