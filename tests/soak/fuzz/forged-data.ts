import {
  ApplicationCommandType as CommandType,
  ComponentType,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { MAX_FIELD } from '../../../src/presentation/payload/field-limits.ts';
import { storeMemberFile } from '../../../src/sandbox/actions/attachments.ts';
import type { ResolvedIds } from '../../../src/sandbox/interactions/interaction-payload.ts';
import {
  messageTargetData,
  noResolvedIds,
  resolvedPayload,
} from '../../../src/sandbox/interactions/interaction-payload.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { ComponentRecord } from '../../../src/sandbox/world/component-record.ts';
import type { MemberRecord } from '../../../src/sandbox/world/records.ts';
import type { Chance } from '../chance.ts';
import { fileFor } from '../random-files.ts';
import { textFor } from '../random-texts.ts';
import { optionValue } from '../random-values.ts';
import type { ForgedIds } from './forged-ids.ts';
import { oddText, oddValue } from './odd-values.ts';
import type { Target } from './targets.ts';

/** With what data is forged. */
export interface Forger {
  readonly sandbox: Sandbox;
  readonly member: MemberRecord;
  readonly chance: Chance;
  readonly ids: ForgedIds;
}

/** An interaction's type and its data, in the shape that Discord documents, with values that may be anything. */
export interface Forged {
  readonly type: Exclude<InteractionType, InteractionType.Ping>;
  readonly data: object;
}

/** Forges the data of an interaction that leads to the target. */
export function forge(forger: Forger, target: Target): Forged {
  switch (target.kind) {
    case 'command':
      return forgedCommand(forger, target);
    case 'menu':
      return { type: InteractionType.ApplicationCommand, data: menuData(forger, target.command) };
    case 'modal':
      return { type: InteractionType.ModalSubmit, data: modalData(forger, target.handler) };
    default:
      return { type: InteractionType.MessageComponent, data: componentData(forger, target.handler) };
  }
}

function forgedCommand(forger: Forger, { path, focused }: Extract<Target, { kind: 'command' }>): Forged {
  const { chance, sandbox, member, ids } = forger;
  const { command, steps, options } = path;
  const resolved = noResolvedIds();
  const share = chance.pick([0.2, 0.6, 1]);
  const given = options
    .filter((option) => option.name === focused || chance.happens(option.required ? 0.95 : share))
    .map((option) => {
      const isOdd = chance.happens(0.5);
      const value = isOdd ? oddOption(forger, option.type) : usualOption(forger, option, resolved);
      if (typeof value === 'string') resolve(forger, resolved, value);
      return {
        name: option.name,
        type: option.type as number,
        value,
        ...(option.name === focused && { focused: true }),
      };
    });
  if (chance.happens(0.05))
    given.push({ name: ids.part(chance), type: 1 + chance.upTo(11), value: oddValue(chance) });
  const nested = steps.reduceRight<readonly object[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    given,
  );
  return {
    type:
      focused === undefined
        ? InteractionType.ApplicationCommand
        : InteractionType.ApplicationCommandAutocomplete,
    data: {
      id: command.id,
      name: command.name,
      type: command.type,
      options: nested,
      ...resolvedPayload(sandbox.world, member, resolved),
    },
  };
}

function usualOption(
  { sandbox, member, chance }: Forger,
  option: Parameters<typeof optionValue>[1],
  resolved: ResolvedIds,
): unknown {
  if (option.type === OptionType.Attachment) return givenFile(sandbox, chance, resolved);
  return optionValue({ sandbox, chance, userId: member.user.id }, option);
}

/** A value of the option's type that Discord's client would not send, or one of another type. */
function oddOption({ chance, ids }: Forger, type: OptionType): unknown {
  if (chance.happens(0.2)) return oddValue(chance);
  switch (type) {
    case OptionType.String:
      return chance.happens(0.3)
        ? ids.part(chance)
        : oddText(chance, chance.pick([1, 30, 150, 4000, 6000, 9000]));
    case OptionType.Integer:
    case OptionType.Number:
      return chance.pick([-1, 0, 0.5, 11, 1e308, -1e308, 2 ** 53, 1e-9]);
    case OptionType.Boolean:
      return chance.happens(0.5);
    default:
      return ids.snowflake(chance);
  }
}

/** Lets Discord describe what an id means. */
function resolve({ chance, sandbox: { world } }: Forger, resolved: ResolvedIds, id: string): void {
  if (chance.happens(0.1)) return;
  if (world.channels.get(id)) resolved.channels.add(id);
  else if (world.roles.get(id)) resolved.roles.add(id);
  else if (/^\d{15,20}$/.test(id)) resolved.users.add(id);
}

function givenFile(sandbox: Sandbox, chance: Chance, resolved: ResolvedIds): string {
  const file = fileFor(chance);
  const name = chance.happens(0.3) ? oddText(chance, 40) : file.name;
  const bytes = chance.happens(0.3)
    ? Buffer.from(oddText(chance, chance.pick([0, 100, 20_000])))
    : file.bytes;
  const stored = storeMemberFile(sandbox.world, { ...file, bytes });
  resolved.attachments.set(stored.id, { ...stored, filename: name });
  return stored.id;
}

function menuData(
  { sandbox, member, chance, ids }: Forger,
  command: { id: string; name: string; type: number },
) {
  const { id, name, type } = command;
  if (type === CommandType.Message) {
    const message = chance.pick([...sandbox.world.messages.values()]);
    return { id, name, type, ...messageTargetData(sandbox.world, message) };
  }
  const users = new Set([ids.snowflake(chance), chance.pick([...sandbox.world.members.values()]).user.id]);
  const [target_id] = chance.shuffle([...users]);
  return {
    id,
    name,
    type,
    target_id,
    ...resolvedPayload(sandbox.world, member, { ...noResolvedIds(), users }),
  };
}

const PRESSABLE = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

function componentData(forger: Forger, handler: string) {
  const { sandbox, member, chance, ids } = forger;
  const component_type = chance.happens(0.5) ? ComponentType.Button : chance.pick(PRESSABLE);
  const resolved = noResolvedIds();
  const values = Array.from({ length: chance.pick([0, 1, 1, 1, 2, 25, 26]) }, () =>
    chance.happens(0.8) ? ids.part(chance) : oddText(chance, chance.pick([100, 101, 4000])),
  );
  for (const value of values) resolve(forger, resolved, value);
  return {
    component_type,
    custom_id: ids.forge(chance, handler),
    id: 1 + chance.upTo(40),
    ...(component_type !== ComponentType.Button && {
      values,
      ...resolvedPayload(sandbox.world, member, resolved),
    }),
  };
}

/** The fields that forms of the bot have, for one that nobody has opened. */
const FIELDS = Object.keys(MAX_FIELD);

function modalData(forger: Forger, handler: string) {
  const { sandbox, member, chance, ids } = forger;
  const opened = ids.modal(chance, handler);
  const resolved = noResolvedIds();
  const components =
    opened === undefined || chance.happens(0.2)
      ? chance
          .shuffle(FIELDS)
          .slice(0, 1 + chance.upTo(4))
          .map((custom_id) => madeUpField(forger, custom_id))
      : opened.components.map((component) => ({
          type: component.type,
          id: component.id,
          ...(component.component && { component: filled(forger, component.component, resolved) }),
          ...(component.components && {
            components: component.components.map((inner) => filled(forger, inner, resolved)),
          }),
        }));
  const custom_id =
    opened !== undefined && chance.happens(0.4) ? opened.custom_id : ids.forge(chance, handler);
  return { custom_id, components, ...resolvedPayload(sandbox.world, member, resolved) };
}

const madeUpField = ({ chance, ids }: Forger, custom_id: string) => ({
  type: ComponentType.Label,
  id: 1,
  component: {
    id: 2,
    custom_id,
    ...chance.pick([
      { type: ComponentType.TextInput, value: oddText(chance, chance.pick([0, 5, 100, 4000, 4001])) },
      { type: ComponentType.StringSelect, values: [ids.part(chance)] },
    ]),
  },
});

function filled(forger: Forger, field: ComponentRecord, resolved: ResolvedIds) {
  const { sandbox, chance, ids } = forger;
  const { type, id, custom_id } = field;
  const named = { type, id, custom_id };
  switch (type) {
    case ComponentType.TextInput: {
      const length = chance.pick([0, 3, 40, field.max_length ?? 4000, 4000, 4001]);
      return {
        ...named,
        value: chance.happens(0.5)
          ? oddText(chance, length)
          : textFor(chance, { most: 4000, multiline: true }),
      };
    }
    case ComponentType.Checkbox:
      return { ...named, value: chance.happens(0.5) };
    case ComponentType.RadioGroup:
      return { ...named, value: chance.pick([null, ids.part(chance), field.options?.[0]?.value]) };
    case ComponentType.FileUpload: {
      const count = chance.pick([0, 1, 1, 2, 11]);
      return { ...named, values: Array.from({ length: count }, () => givenFile(sandbox, chance, resolved)) };
    }
    default: {
      const offered = (field.options ?? []).map(({ value }) => value);
      const pick = () =>
        offered.length > 0 && chance.happens(0.7) ? chance.pick(offered) : ids.part(chance);
      const values = Array.from({ length: chance.pick([0, 1, 1, 3]) }, pick);
      for (const value of values) resolve(forger, resolved, value);
      return { ...named, values };
    }
  }
}
