import {
  type APIApplicationCommandOption,
  ApplicationCommandType as CommandType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { OptionValues } from '../../src/sandbox/people/command-options.ts';
import { commandsIn, mayUse } from '../../src/sandbox/people/commands.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { can } from '../../src/sandbox/world/permissions.ts';
import type { MemberRecord } from '../../src/sandbox/world/records.ts';
import { memberKey } from '../../src/sandbox/world/world.ts';
import { described, type Hand, type Press } from './press.ts';
import { beginningFor } from './random-texts.ts';
import { optionValue, userIds } from './random-values.ts';
import { pickMessage, visibleMessages } from './visible-messages.ts';

/** A slash command as somebody types it, and its options. */
export interface TypedCommand {
  readonly text: string;
  readonly options: readonly APIApplicationCommandOption[];
}

const isAutocompleted = (option: APIApplicationCommandOption): boolean =>
  'autocomplete' in option && option.autocomplete === true;

/** What the coverage calls the autocomplete of an option. */
const autocompleteName = ({ text }: TypedCommand, option: APIApplicationCommandOption): string =>
  `${text} ${option.name}: …`;

/** The names of everything that is registered, as presses count it. */
export const registeredNames = ({ world }: Sandbox): string[] =>
  world.commands.values().flatMap(({ name, type, options }) => {
    if (type !== CommandType.ChatInput) return [`menu ${name}`];
    return typedCommands(`/${name}`, options).flatMap((command) => [
      command.text,
      ...command.options.filter(isAutocompleted).map((option) => autocompleteName(command, option)),
    ]);
  });

/** The slash commands that a person may use now. */
export const slashPresses = (sandbox: Sandbox, person: Person): Press[] =>
  usable(sandbox, person, CommandType.ChatInput)
    .flatMap(({ name, options }) => typedCommands(`/${name}`, options))
    .map((command) => ({ name: command.text, act: (hand) => typeCommand(hand, command) }));

/** The commands in the context menus of messages and people that a person may use now. */
export const menuPresses = (sandbox: Sandbox, person: Person): Press[] => [
  ...messageMenuPresses(sandbox, person),
  ...personMenuPresses(sandbox, person),
];

const personMenuPresses = (sandbox: Sandbox, person: Person): Press[] =>
  usable(sandbox, person, CommandType.User).map(({ name }) => ({
    name: `menu ${name}`,
    async act({ chance, pressed, taken }) {
      const member = chance.pick(userIds({ sandbox, userId: person.id, chance }));
      pressed(`menu ${name}`, `of ${member}`);
      taken(`menu ${name}`, await person.useUserCommand(name, member));
    },
  }));

const messageMenuPresses = (sandbox: Sandbox, person: Person): Press[] =>
  usable(sandbox, person, CommandType.Message).map(({ name }) => ({
    name: `menu ${name}`,
    async act({ chance, pressed, taken }) {
      const messages = visibleMessages(sandbox, person).filter(({ visible_to }) => visible_to === null);
      const message = pickMessage(chance, person, messages);
      pressed(`menu ${name}`, `on ${described(message.embeds[0]?.title ?? message.content)}`);
      taken(`menu ${name}`, await person.useMessageCommand(name, message));
    },
  }));

function usable({ world, guildId }: Sandbox, { id }: Person, type: CommandType) {
  const member = world.members.get(memberKey(guildId, id)) as MemberRecord;
  return commandsIn(world, guildId, type).filter((command) => mayUse(world, member, command));
}

function typedCommands(text: string, options: readonly APIApplicationCommandOption[]): TypedCommand[] {
  const steps = options.filter(
    ({ type }) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup,
  );
  if (steps.length === 0) return [{ text, options }];
  return steps.flatMap((step) =>
    typedCommands(
      `${text} ${step.name}`,
      'options' in step ? ((step.options ?? []) as APIApplicationCommandOption[]) : [],
    ),
  );
}

async function typeCommand(hand: Hand, command: TypedCommand): Promise<void> {
  const { sandbox, person, chance, pressed, taken } = hand;
  const channels = sandbox.world.channels
    .values()
    .filter((channel) => can(sandbox.world, person.id, channel, 'ViewChannel', 'UseApplicationCommands'));
  const { id: channel, name } = chance.pick(channels);
  const share = chance.pick([0.1, 0.4, 0.9]);
  let values: OptionValues = {};
  for (const option of command.options) {
    if (option.required !== true && !chance.happens(share)) continue;
    const value = isAutocompleted(option)
      ? await chosenValue(hand, command, option, values, channel)
      : optionValue({ ...hand, userId: person.id }, option);
    values = { ...values, [option.name]: value };
  }
  pressed(command.text, `${described(values)} in #${name}`);
  taken(command.text, await person.slash(command.text, values, { channel }));
}

/** Types into an option with autocomplete. Picks a choice, by its value or as its name, or types on without one. */
async function chosenValue(
  { sandbox, person, chance, pressed, taken }: Hand,
  command: TypedCommand,
  option: APIApplicationCommandOption,
  others: OptionValues,
  channel: string,
): Promise<string | number | boolean> {
  const free = () => optionValue({ sandbox, userId: person.id, chance }, option) as string | number | boolean;
  if (chance.happens(0.25)) return free();
  const typed = beginningFor(chance);
  const name = autocompleteName(command, option);
  pressed(name, described(typed));
  const choices = await person.autocomplete(command.text, option.name, typed, others, { channel });
  taken(name);
  if (choices.length === 0) return typed === '' ? free() : typed;
  if (typed !== '' && chance.happens(0.4)) return typed;
  // Of choices that fit equally well the ids decide, which are others in each run.
  const choice = chance.pick(choices.toSorted((one, other) => (one.name < other.name ? -1 : 1)));
  return chance.happens(0.15) ? choice.name : choice.value;
}
