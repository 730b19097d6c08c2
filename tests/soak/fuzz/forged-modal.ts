import { ComponentType } from 'discord-api-types/v10';
import { MAX_FIELD } from '../../../src/presentation/payload/field-limits.ts';
import type { ResolvedIds } from '../../../src/sandbox/interactions/interaction-payload.ts';
import { noResolvedIds, resolvedPayload } from '../../../src/sandbox/interactions/interaction-payload.ts';
import type { ComponentRecord } from '../../../src/sandbox/world/component-record.ts';
import { textFor } from '../random-texts.ts';
import { type Forger, givenFile, resolve } from './forger.ts';
import { oddText } from './odd-values.ts';

/** The fields that forms of the bot have, for one that nobody has opened. */
const FIELDS = Object.keys(MAX_FIELD);

/** Forges a form that comes back: one that was opened, or one that nobody has opened. */
export function modalData(forger: Forger, handler: string) {
  const { sandbox, member, chance, ids } = forger;
  const opened = ids.modal(chance, handler);
  const resolved = noResolvedIds();
  // Only what nothing refuses gets as far as a message.
  const isOrderly = opened !== undefined && chance.happens(0.4);
  const fill = isOrderly ? orderly : filled;
  const components =
    opened === undefined || (!isOrderly && chance.happens(0.2))
      ? chance
          .shuffle(FIELDS)
          .slice(0, 1 + chance.upTo(4))
          .map((custom_id) => madeUpField(forger, custom_id))
      : opened.components.map((component) => ({
          type: component.type,
          id: component.id,
          ...(component.component && { component: fill(forger, component.component, resolved) }),
          ...(component.components && {
            components: component.components.map((inner) => fill(forger, inner, resolved)),
          }),
        }));
  const custom_id =
    opened !== undefined && (isOrderly || chance.happens(0.4))
      ? opened.custom_id
      : ids.forge(chance, handler);
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

/** Longer ones hold texts, shorter ones names, scores and days. */
const SHORT = 200;

/** What Discord's client lets somebody fill in, as long as the field takes it. */
function orderly(forger: Forger, field: ComponentRecord, resolved: ResolvedIds) {
  const { chance, ids } = forger;
  const { type, id, custom_id, max_length: most = 4000, required = true } = field;
  const offered = (field.options ?? []).map(({ value }) => value);
  const named = { type, id, custom_id };
  switch (type) {
    case ComponentType.TextInput: {
      if (!required && chance.happens(0.3)) return { ...named, value: field.value ?? '' };
      const isLong = most > SHORT && chance.happens(0.5);
      const value = isLong
        ? oddText(chance, chance.pick([40, 700, most]))
        : textFor(chance, { most, multiline: most > SHORT });
      return { ...named, value: value.toWellFormed() || 'x' };
    }
    case ComponentType.RadioGroup:
      return { ...named, value: chance.pick(offered) };
    case ComponentType.Checkbox:
    case ComponentType.FileUpload:
      return filled(forger, field, resolved);
    default: {
      const value = offered.length > 0 ? chance.pick(offered) : ids.snowflake(chance);
      resolve(forger, resolved, value);
      return { ...named, values: [value] };
    }
  }
}
