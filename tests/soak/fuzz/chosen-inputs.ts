import { InteractionType } from 'discord-api-types/v10';
import { openDirectChannel } from '../../../src/sandbox/actions/direct-channels.ts';
import { createMessage } from '../../../src/sandbox/actions/messages.ts';
import { flattenComponents } from '../../../src/sandbox/rules/flatten-components.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { botUser } from '../../../src/sandbox/world/bot-member.ts';
import type { ChannelRecord, MemberRecord, SandboxMessage } from '../../../src/sandbox/world/records.ts';
import type { Chance } from '../chance.ts';
import type { Coverage } from '../coverage.ts';
import { handlerOf } from '../press.ts';
import { forge } from './forged-data.ts';
import type { ForgedIds } from './forged-ids.ts';
import type { Forged } from './forger.ts';
import type { Sender } from './modified-client.ts';
import { damagedData } from './odd-values.ts';
import { offering } from './offering.ts';
import { type Target, targetsOf } from './targets.ts';

/** Discord may have more languages tomorrow. */
const LOCALES = ['de', 'zh-CN', 'xx', '', '__proto__', 'en_US', '\u0000', '-', 'x'.repeat(200)];

/** How many inputs are kept to be sent again. */
const KEPT = 30;

export interface Input {
  readonly target: Target;
  readonly forged: Forged;
  readonly sender: Sender;
  readonly change: (payload: object) => object;
  /** Whether it has the shape that Discord documents, so that discord.js can read it. */
  readonly isWhole: boolean;
}

/** Chooses what is sent next, by whom and from where. */
export class ChosenInputs {
  readonly targets: readonly Target[];
  readonly #sandbox: Sandbox;
  readonly #chance: Chance;
  readonly #ids: ForgedIds;
  readonly #coverage: Coverage;
  readonly #members: readonly MemberRecord[];
  readonly #modals: readonly Target[];
  readonly #kept: Input[] = [];

  /** @param coverage what was sent rarely so far is chosen more often */
  constructor(sandbox: Sandbox, chance: Chance, ids: ForgedIds, coverage: Coverage) {
    this.targets = targetsOf(sandbox);
    this.#modals = this.targets.filter(({ kind }) => kind === 'modal');
    this.#sandbox = sandbox;
    this.#chance = chance;
    this.#ids = ids;
    this.#coverage = coverage;
    this.#members = [...sandbox.world.members.values()].filter(({ user }) => !user.bot);
  }

  /** Something new, or what was sent before, perhaps by somebody else. */
  choose(): Input {
    const chance = this.#chance;
    if (this.#kept.length > 0 && chance.happens(0.08)) {
      const input = chance.pick(this.#kept);
      return chance.happens(0.5) ? input : { ...input, sender: this.#sender(input.target) };
    }
    // What a form brings leads to most that the bot sends.
    const targets = chance.happens(0.3) ? this.#modals : this.targets;
    const target = chance.happens(0.5)
      ? chance.pickWeighted(targets, ({ name }) => 1 / (1 + this.#coverage.of(name)) ** 2)
      : chance.pick(targets);
    const shown = target.kind === 'component' && chance.happens(0.3) ? this.#shown(target) : undefined;
    if (shown !== undefined) return shown;
    const sender = this.#sender(target);
    const member = this.#members.find(({ user }) => user.id === sender.userId) as MemberRecord;
    const sandbox = this.#sandbox;
    const whole = forge({ sandbox, member, chance, ids: this.#ids }, target);
    const share = chance.pick([0, 0, 0, 0, 0, 0, 0, 0.02, 0.05, 0.3]);
    const data = share === 0 ? whole.data : damagedData(chance, whole.data, share);
    const locale = chance.happens(0.05) ? chance.pick(LOCALES) : undefined;
    const isOffered = target.kind === 'component' && chance.happens(0.8);
    const change = (payload: object) => {
      const shown = isOffered ? offering(payload, data) : payload;
      return locale === undefined ? shown : { ...shown, locale };
    };
    return { target, forged: { ...whole, data }, sender, change, isWhole: share === 0 };
  }

  /** What a message offers, pressed by somebody who sees it; undefined when none offers what the target is about. */
  #shown(target: Extract<Target, { kind: 'component' | 'modal' | 'private' }>): Input | undefined {
    const chance = this.#chance;
    const { world, guildId } = this.#sandbox;
    const offered = [...world.messages.values()]
      .filter(({ channel_id }) => world.channels.get(channel_id)?.guild_id === guildId)
      .flatMap((message) =>
        flattenComponents(message.components, [])
          .filter(({ component: { custom_id = '' } }) => handlerOf(custom_id) === target.handler)
          .map(({ component }) => ({ message, component })),
      );
    if (offered.length === 0) return undefined;
    const { message, component } = chance.pickLate(offered);
    const values = component.options?.length ? [chance.pick(component.options).value] : undefined;
    const data = { component_type: component.type, custom_id: component.custom_id, values };
    const userId = message.visible_to ?? chance.pick(this.#members).user.id;
    const sender = { userId, guildId, channelId: message.channel_id, sourceId: message.id };
    const forged = { type: InteractionType.MessageComponent as const, data };
    return { target, forged, sender, change: (payload) => payload, isWhole: false };
  }

  #sender(target: Target): Sender {
    const chance = this.#chance;
    const { world, guildId } = this.#sandbox;
    const { user } = chance.pickWeighted(this.#members, ({ user }) =>
      user.global_name === 'Ada' ? 5 : user.global_name === 'Malik' ? 3 : 1,
    );
    const userId = user.id;
    if (target.kind === 'private')
      return this.#from({ userId, guildId: '', channelId: openDirectChannel(world, userId).id });
    const channels = [...world.channels.values()].filter((channel) => channel.guild_id === guildId);
    const sender = { userId, guildId, channelId: chance.pick(channels).id };
    const isOnMessage = target.kind === 'component' || (target.kind === 'modal' && chance.happens(0.5));
    return isOnMessage ? this.#from(sender) : sender;
  }

  /** The bot's message from which it comes: components are always on one. */
  #from(sender: Sender): Sender {
    const { world, botId } = this.#sandbox;
    const own = [...world.messages.values()].filter(
      ({ author, channel_id }) =>
        author.id === botId &&
        (sender.guildId === ''
          ? channel_id === sender.channelId
          : world.channels.get(channel_id)?.guild_id !== ''),
    );
    const message = own.length > 0 ? this.#chance.pickLate(own) : this.#said(sender.channelId);
    return {
      ...sender,
      sourceId: message.id,
      ...(sender.guildId !== '' && { channelId: message.channel_id }),
    };
  }

  #said(channelId: string): SandboxMessage {
    const { world } = this.#sandbox;
    return createMessage(world, world.channels.get(channelId) as ChannelRecord, botUser(world), {
      content: 'Hello',
    });
  }

  /** Keeps one that was sent, so that it may be sent again. */
  keep(input: Input): void {
    this.#kept.push(input);
    if (this.#kept.length > KEPT) this.#kept.shift();
  }
}
