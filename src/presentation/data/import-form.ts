import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { MAX_FIELD } from '../payload/field-limits.ts';
import { label } from '../payload/label.ts';
import type { Translate } from '../texts/texts.ts';

/** The form's fields, by custom id. */
export const IMPORT_FIELDS = { files: 'files', pasted: 'pasted' } as const;

export interface ImportFormView {
  /** How many files it takes. */
  readonly files: number;
  /** How large each may be, in MB. */
  readonly size: number;
  /** Whether it is for a server's export. */
  readonly restores: boolean;
}

/** The form that asks for files, or for reviews that are pasted. */
export const importForm = (
  { files, size, restores }: ImportFormView,
  t: Translate,
): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('import-files', ...(restores ? ['server'] : [])),
  title: t(restores ? 'import.form.title.restore' : 'import.form.title'),
  components: [
    {
      type: ComponentType.TextDisplay,
      content: t(restores ? 'import.form.intro.restore' : 'import.form.intro'),
    },
    label(t('import.form.files'), t('import.form.files.hint', { limit: size }), {
      type: ComponentType.FileUpload,
      custom_id: IMPORT_FIELDS.files,
      min_values: restores ? 1 : 0,
      max_values: files,
      required: restores,
    }),
    ...(restores ? [] : [pastedField(t)]),
  ],
});

const pastedField = (t: Translate): APILabelComponent =>
  label(t('import.form.pasted'), t('import.form.pasted.hint'), {
    type: ComponentType.TextInput,
    custom_id: IMPORT_FIELDS.pasted,
    style: TextInputStyle.Paragraph,
    required: false,
    max_length: MAX_FIELD.pasted,
    placeholder: t('import.form.pasted.example'),
  });
