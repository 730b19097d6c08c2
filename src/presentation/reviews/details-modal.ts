import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { formatProgress } from '../../reviews/progress.ts';
import { ASPECTS, type Aspect, type Review } from '../../reviews/review.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { scoreOptions } from './score-options.ts';

// Discord's limit for the title of a modal, in code points.
const MAX_MODAL_TITLE = 45;

export interface DetailsModal {
  readonly customId: string;
  readonly show: TitleAndYear;
  readonly review: Pick<Review, 'aspects' | 'progress'>;
  readonly t: Translate;
}

/** The form for aspects and progress; its fields have the custom ids of the aspects, and `progress`. */
export function detailsModal({
  customId,
  show,
  review,
  t,
}: DetailsModal): APIModalInteractionResponseCallbackData {
  const { aspects, progress } = review;
  return {
    custom_id: customId,
    title: plainTitle(show, MAX_MODAL_TITLE),
    components: [
      ...ASPECTS.map((aspect) => aspectField(aspect, aspects?.[aspect], t)),
      {
        type: ComponentType.Label,
        label: t('details.progress'),
        description: t('details.progress.hint'),
        component: {
          type: ComponentType.TextInput,
          custom_id: 'progress',
          style: TextInputStyle.Short,
          max_length: MAX_FIELD.progress,
          required: false,
          ...(progress !== undefined && { value: formatProgress(progress) }),
        },
      },
    ],
  };
}

function aspectField(aspect: Aspect, current: number | undefined, t: Translate): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: t(`details.${aspect}`),
    component: {
      type: ComponentType.StringSelect,
      custom_id: aspect,
      placeholder: t('details.none'),
      required: false,
      min_values: 0,
      options: scoreOptions(current, t),
    },
  };
}
