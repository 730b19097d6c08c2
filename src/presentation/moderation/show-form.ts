import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { SHOW_KINDS, type Show } from '../../reviews/shows/show.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import type { Translate } from '../texts/texts.ts';

/**
 * The form in which moderators keep a show in order, filled with what there is. Its fields: show, alias, kind, poster.
 * @param filled what its custom id tells of that
 */
export const showForm = (
  show: Show,
  filled: readonly string[],
  t: Translate,
): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('manage-show', show.id, ...filled),
  title: t('about.button.manage'),
  components: [
    label(
      t('show.form.title'),
      text('show', formatTitle(show), true),
      t('command.moderate.show.title.description'),
    ),
    label(t('show.form.alias'), text('alias', ''), t('command.moderate.show.alias.description')),
    label(t('filter.kind'), {
      type: ComponentType.StringSelect,
      custom_id: 'kind',
      required: false,
      min_values: 0,
      options: SHOW_KINDS.map((value) => ({
        label: t(`kind.${value}`),
        value,
        ...(value === show.kind && { default: true }),
      })),
    }),
    label(t('show.form.poster'), text('poster', show.poster ?? ''), t('show.form.poster.hint')),
  ],
});

/** Leaves an empty value out, since Discord refuses it. */
const text = (id: 'show' | 'alias' | 'poster', value: string, required = false) =>
  ({
    type: ComponentType.TextInput,
    custom_id: id,
    style: TextInputStyle.Short,
    max_length: MAX_FIELD[id],
    required,
    ...(value !== '' && { value }),
  }) as const;

const label = (text: string, component: APIComponentInLabel, description?: string): APILabelComponent => ({
  type: ComponentType.Label,
  label: text,
  ...(description !== undefined && { description }),
  component,
});
