import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { ReviewFields } from '../../reviews/review.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { MAX_HEADLINE } from '../../reviews/submission/paste-headline.ts';
import { MAX_BODY } from '../../reviews/submission/submission.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

// Discord's limit for the title of a modal, in code points.
const MAX_MODAL_TITLE = 45;
// Enough for "10 out of 10", in code points.
const MAX_SCORE = 20;
// In code points. Leaves room for a title with its year that is too long, so that the bot can say so.
const MAX_SHOW = 120;

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
        ...textInput('headline', TextInputStyle.Short, MAX_HEADLINE, fields.headline),
        required: false,
      }),
      field(t('modal.body'), t('modal.body.hint'), {
        ...textInput('body', TextInputStyle.Paragraph, MAX_BODY, fields.body),
        required: false,
      }),
      field(t('modal.score'), t('modal.score.hint'), {
        ...textInput('score', TextInputStyle.Short, MAX_SCORE, fields.score),
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
    ...textInput('show', TextInputStyle.Short, MAX_SHOW, ''),
    required: true,
  });
}

function field(label: string, description: string, component: APIComponentInLabel): APILabelComponent {
  return { type: ComponentType.Label, label, description, component };
}

/** Leaves an empty value out, since Discord refuses it. */
function textInput(id: string, style: TextInputStyle, maxLength: number, value: string) {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    max_length: maxLength,
    ...(value !== '' && { value }),
  } as const;
}
