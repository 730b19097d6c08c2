import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { ReviewFields } from '../../reviews/review.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { shorten } from '../payload/code-points.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

// Discord's limit for the title of a modal, in code points.
const MAX_MODAL_TITLE = 45;

export interface ReviewModal {
  readonly customId: string;
  /** Absent: the form asks for it too. */
  readonly show?: TitleAndYear | undefined;
  /** The initial values of the fields. */
  readonly fields: ReviewFields;
  readonly t: Translate;
}

/** The form for writing a review. Its fields have the custom ids of `ReviewFields`, and `show` if it asks for that. */
export function reviewModal({
  customId,
  show,
  fields,
  t,
}: ReviewModal): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: show === undefined ? t('modal.ofMessage') : plainTitle(show, MAX_MODAL_TITLE),
    components: [
      ...(show === undefined ? [showField(t)] : []),
      field(t('modal.headline'), t('modal.headline.hint'), {
        ...textInput('headline', TextInputStyle.Short, MAX_FIELD.headline, fields.headline),
        required: false,
      }),
      field(t('modal.body'), t('modal.body.hint'), {
        ...textInput('body', TextInputStyle.Paragraph, MAX_FIELD.body, fields.body),
        required: false,
      }),
      field(t('modal.score'), t('modal.score.hint'), {
        ...textInput('score', TextInputStyle.Short, MAX_FIELD.score, fields.score),
        required: false,
      }),
      field(t('modal.spoilers'), t('modal.spoilers.hint'), {
        type: ComponentType.Checkbox,
        custom_id: 'spoilers',
        default: fields.spoilers,
      }),
    ],
  };
}

function showField(t: Translate): APILabelComponent {
  return field(t('modal.show'), t('modal.show.hint'), {
    ...textInput('show', TextInputStyle.Short, MAX_FIELD.show, ''),
    required: true,
  });
}

function field(label: string, description: string, component: APIComponentInLabel): APILabelComponent {
  return { type: ComponentType.Label, label, description, component };
}

/** Leaves an empty value out, since Discord refuses it. */
/** Discord refuses a form with a value longer than its field takes. */
function textInput(id: string, style: TextInputStyle, maxLength: number, value: string) {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    max_length: maxLength,
    ...(value !== '' && { value: shorten(value, maxLength) }),
  } as const;
}
