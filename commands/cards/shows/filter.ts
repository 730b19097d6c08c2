import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { COSTS } from '../../../src/discord/interactions/costs.ts';
import { FILTER_FIELDS, filterForm } from '../../../src/presentation/cards/shows/filter-form.ts';
import { type AddressOf, decodeAddress } from '../../../src/presentation/links/address.ts';
import { yearOf } from '../../../src/reviews/period.ts';
import type { ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { readKind } from '../../show-kinds.ts';
import type { CardHandler } from '../card-context.ts';
import { turnTo } from '../open-card.ts';
import { readPeriod, readYears } from './read-filter.ts';

function readTop(address: string): AddressOf<'top'> {
  const here = decodeAddress(address);
  if (here?.card !== 'top') throw new UserError('stale-button');
  return here;
}

/** "Filter": opens the form that narrows the list. */
export const openFilter: CardHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'never',
  async run({ interaction, services, t }, address = '') {
    const { year } = yearOf(services.clock.now());
    return { kind: 'modal', modal: filterForm(interaction.customId, readTop(address), year, t) };
  },
};

/** The submitted form: the same order of what it leaves, where the list was. */
export const submitFilter: CardHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'everybody',
  cost: COSTS.card,
  defer: 'update',
  async run(invocation, address = '', back = '') {
    const here = readTop(address);
    const list = { ...here.list, filter: readForm(invocation.interaction) };
    return turnTo(invocation, { ...here, list, page: 1 }, back);
  },
};

/** Throws UserError `not-a-period`. */
function readForm({ fields }: ModalSubmitInteraction<'cached'>): ShowFilter {
  const picked = (id: string) => fields.getStringSelectValues(id)[0] ?? null;
  const [by] = fields.getSelectedUsers(FILTER_FIELDS.member)?.keys() ?? [];
  return {
    kind: readKind(picked(FILTER_FIELDS.kind)),
    years: readYears(picked(FILTER_FIELDS.years)),
    period: readPeriod(fields.getTextInputValue(FILTER_FIELDS.period)),
    by,
  };
}
