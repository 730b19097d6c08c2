import {
  ApplicationCommandType as CommandType,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { ResolvedIds } from '../../../src/sandbox/interactions/interaction-payload.ts';
import {
  messageTargetData,
  noResolvedIds,
  resolvedPayload,
} from '../../../src/sandbox/interactions/interaction-payload.ts';
import { optionValue } from '../random-values.ts';
import { type Forged, type Forger, givenFile, resolve } from './forger.ts';
import { oddText, oddValue } from './odd-values.ts';
import type { Target } from './targets.ts';

/** Forges a command, or one of its options that is completed. */
export function forgedCommand(
  forger: Forger,
  { path, focused }: Extract<Target, { kind: 'command' }>,
): Forged {
  const { chance, sandbox, member, ids } = forger;
  const { command, steps, options } = path;
  const resolved = noResolvedIds();
  const share = chance.pick([0.2, 0.6, 1]);
  // Only what nothing refuses gets further than to a refusal.
  const oddShare = chance.happens(0.4) ? 0 : 0.5;
  const given = options
    .filter((option) => option.name === focused || chance.happens(option.required ? 0.95 : share))
    .map((option) => {
      const isOdd = chance.happens(oddShare);
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

/** Forges what a menu of a message or a member sends. */
export function menuData(
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
