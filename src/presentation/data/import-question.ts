import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10';
import { LIST_COLOUR } from '../cards/colours.ts';
import { type CardPayload, card } from '../payload/card.ts';
import { shorten } from '../payload/code-points.ts';
import { customId } from '../payload/custom-id.ts';
import { button, buttonRows, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** The scales that AniList has. */
type Scale = '100' | '10-decimal' | '10' | '5' | '3';

/** Asks by which scale the scores of a file are. */
export const scaleCard = (scales: readonly Scale[], t: Translate): CardPayload =>
  card(LIST_COLOUR, [
    t('import.ask.scale'),
    t('import.ask.scale.why'),
    ...buttonRows(
      scales.map((scale) => button(customId('import-scale', scale), t(`import.ask.scale.${scale}`))),
    ),
  ]);

/** Says that the columns of a table have to be chosen. */
export const columnsCard = (t: Translate): CardPayload =>
  card(LIST_COLOUR, [
    t('import.ask.columns'),
    t('import.ask.columns.why'),
    row(button(customId('import-columns'), t('import.ask.columns.button'))),
  ]);

/** The form's selects, by custom id; a value is the number of the column, from 0, or the best score. */
const COLUMN_FIELDS = ['title', 'score', 'text', 'year', 'most'] as const;
type ColumnField = (typeof COLUMN_FIELDS)[number];

/** What people rate out of. */
const BEST_SCORES = [3, 4, 5, 6, 10, 20, 100];
/** Discord's limit for the options of a select. */
const MOST_COLUMNS = 25;

/** The form in which a member says what the columns of their table are. */
export const columnsForm = (
  columns: readonly string[],
  t: Translate,
): APIModalInteractionResponseCallbackData => {
  const options = columns.slice(0, MOST_COLUMNS).map((name, index) => ({
    label: shorten(name.trim() || `#${index + 1}`, 100),
    value: String(index),
  }));
  const scores = BEST_SCORES.map((score) => ({ label: String(score), value: String(score) }));
  return {
    custom_id: customId('import-columns'),
    title: t('import.ask.columns.form'),
    components: COLUMN_FIELDS.map((field) =>
      column(field, field === 'most' ? scores : options, t(`import.ask.columns.${field}`)),
    ),
  };
};

const column = (
  field: ColumnField,
  options: readonly { readonly label: string; readonly value: string }[],
  label: string,
): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  component: {
    type: ComponentType.StringSelect,
    custom_id: field,
    required: field === 'title',
    min_values: field === 'title' ? 1 : 0,
    options: [...options],
  },
});
