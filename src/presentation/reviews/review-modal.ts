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
// "10 out of 10" and more.
const MAX_SCORE = 20;
// A title with its year, and room for the sentence that says when it is too long.
const MAX_SHOW = 120;

export interface ReviewModal {
  readonly customId: string;
  /** Absent when the form asks for it too. */
  readonly show?: TitleAndYear | undefined;
  /** What the fields hold at first. */
  readonly fields: ReviewFields;
  readonly t: Translate;
}

/**
 * The form in which a review is written; its fields have the custom ids of `ReviewFields`'s properties, and `show` for the show
 * when that is asked for.
 */
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

/** Discord refuses an empty value. */
function textInput(id: string, style: TextInputStyle, maxLength: number, value: string) {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    max_length: maxLength,
    ...(value !== '' && { value }),
  } as const;
}
