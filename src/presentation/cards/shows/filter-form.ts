import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { formatPeriod } from '../../../reviews/period.ts';
import type { ShowFilter } from '../../../reviews/ranking/show-list.ts';
import { SHOW_KINDS } from '../../../reviews/shows/show.ts';
import { type AddressOf, encodeAddress } from '../../links/address.ts';
import { type Place, turnId } from '../../links/links.ts';
import { MAX_FIELD } from '../../payload/field-limits.ts';
import type { Translate } from '../../texts/texts.ts';

/** The custom id of the button that opens the form, and of the form, which has the same arguments. */
export const filterId = (here: AddressOf<'top'>, place: Place): string =>
  turnId('filter', place, encodeAddress(here));

/** The form's fields, by custom id. */
export const FILTER_FIELDS = { kind: 'kind', years: 'years', period: 'period', member: 'member' } as const;

/** Back to the first films; Discord's select has room for 25 options. */
const DECADES = 15;

/**
 * The form that narrows a list, filled with how it is narrowed now; what is left empty narrows nothing.
 * @param thisYear the latest that a decade begins with
 */
export function filterForm(
  id: string,
  { list: { filter } }: AddressOf<'top'>,
  thisYear: number,
  t: Translate,
): APIModalInteractionResponseCallbackData {
  const { kind, years, period, by } = filter;
  return {
    custom_id: id,
    title: t('filter.title'),
    components: [
      label(t('filter.kind'), {
        ...choice(FILTER_FIELDS.kind),
        options: SHOW_KINDS.map((value) => ({
          label: t(`kind.${value}`),
          value,
          ...(value === kind && { default: true }),
        })),
      }),
      label(t('filter.years'), {
        ...choice(FILTER_FIELDS.years),
        options: yearsToChoose(years, thisYear).map((each) => ({
          label: formatYears(each),
          value: formatYears(each),
          ...(years !== undefined && formatYears(each) === formatYears(years) && { default: true }),
        })),
      }),
      label(t('filter.period'), {
        type: ComponentType.TextInput,
        style: TextInputStyle.Short,
        custom_id: FILTER_FIELDS.period,
        required: false,
        max_length: MAX_FIELD.period,
        placeholder: t('filter.period.hint', { year: String(thisYear), month: `${thisYear}-05` }),
        ...(period !== undefined && { value: formatPeriod(period) }),
      }),
      label(t('filter.member'), {
        type: ComponentType.UserSelect,
        custom_id: FILTER_FIELDS.member,
        required: false,
        min_values: 0,
        ...(by !== undefined && { default_values: [{ id: by, type: SelectMenuDefaultValueType.User }] }),
      }),
    ],
  };
}

const choice = (id: string) =>
  ({ type: ComponentType.StringSelect, custom_id: id, required: false, min_values: 0 }) as const;

type Years = NonNullable<ShowFilter['years']>;

/** "2024", or "2020s" for a decade. */
export const formatYears = ({ from, to }: Years): string => (from === to ? String(from) : `${from}s`);

/** The decades, the latest first, below what is chosen, if that is none of them. */
function yearsToChoose(chosen: Years | undefined, thisYear: number): Years[] {
  const latest = thisYear - (thisYear % 10);
  const decades = Array.from({ length: DECADES }, (_, index) => {
    const from = latest - 10 * index;
    return { from, to: from + 9 };
  });
  const isOffered = decades.some((decade) => chosen && formatYears(decade) === formatYears(chosen));
  return chosen === undefined || isOffered ? decades : [chosen, ...decades];
}

const label = (text: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: text,
  component,
});
