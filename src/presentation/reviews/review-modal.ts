import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { codePointLength } from '../../reviews/plain-text.ts';
import type { ReviewFields } from '../../reviews/review.ts';
import { parseScore } from '../../reviews/score.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { shorten } from '../payload/code-points.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { label } from '../payload/label.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { wordedScoreOptions } from './score-options.ts';

// Discord's limit for the title of a modal, in code points.
const MAX_MODAL_TITLE = 45;

export interface ReviewModal {
  readonly customId: string;
  /** Absent: the form asks for it too. */
  readonly show?: TitleAndYear | undefined;
  /** Whether a message of the member becomes their review. */
  readonly isOfMessage?: boolean | undefined;
  /** Whether the member has a review of the show, which the form changes. */
  readonly isEdit?: boolean | undefined;
  /** The initial values of the fields. */
  readonly fields: ReviewFields;
  readonly t: Translate;
}

/** The form for writing a review. Its fields have the custom ids of `ReviewFields`, and `show` if it asks for that. */
export function reviewModal({
  customId,
  show,
  isOfMessage = false,
  isEdit = false,
  fields,
  t,
}: ReviewModal): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title:
      show === undefined ? t(isOfMessage ? 'modal.ofMessage' : 'modal.new') : modalTitle(show, isEdit, t),
    components: [
      ...(show === undefined ? [showField(t)] : []),
      label(t('modal.headline'), t('modal.headline.hint'), {
        ...textInput('headline', TextInputStyle.Short, MAX_FIELD.headline, fields.headline),
        required: false,
      }),
      label(t('modal.body'), t('modal.body.hint'), {
        ...textInput('body', TextInputStyle.Paragraph, MAX_FIELD.body, fields.body),
        required: false,
      }),
      label(t('modal.score'), scoreHint(fields.score, t), {
        type: ComponentType.StringSelect,
        custom_id: 'score',
        placeholder: t('details.none'),
        required: false,
        min_values: 0,
        options: wordedScoreOptions(parseScore(fields.score), t),
      }),
      label(t('modal.spoilers'), t('modal.spoilers.hint'), {
        type: ComponentType.Checkbox,
        custom_id: 'spoilers',
        default: fields.spoilers,
      }),
    ],
  };
}

/** "Edit: Glass Heart (2025)": cuts the show's title, not its year. */
function modalTitle(show: TitleAndYear, isEdit: boolean, t: Translate): string {
  const key = isEdit ? 'modal.edit' : 'modal.write';
  return t(key, { title: plainTitle(show, MAX_MODAL_TITLE - codePointLength(t(key, { title: '' }))) });
}

/** @param typed a score that the member has typed, or ''; one that is not on the scale is repeated, with its neighbours */
function scoreHint(typed: string, t: Translate): string {
  const number = Number(typed);
  if (typed === '' || parseScore(typed) !== undefined || !(number >= 0 && number <= 10))
    return t('modal.score.hint');
  return t('modal.score.between', {
    typed: number,
    below: Math.floor(number * 2) / 2,
    above: Math.ceil(number * 2) / 2,
  });
}

function showField(t: Translate): APILabelComponent {
  return label(t('modal.show'), t('modal.show.hint'), {
    ...textInput('show', TextInputStyle.Short, MAX_FIELD.show, ''),
    required: true,
  });
}

/** Leaves an empty value out, and cuts one that is longer than the field takes: Discord refuses a form with either. */
function textInput(id: string, style: TextInputStyle, maxLength: number, value: string) {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style,
    max_length: maxLength,
    ...(value !== '' && { value: shorten(value, maxLength) }),
  } as const;
}
