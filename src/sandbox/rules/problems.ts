/** An error in a body: its path, and Discord's code and message for it. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** Discord's messages, by its codes. */
const messages = {
  BASE_TYPE_REQUIRED: 'This field is required',
  APPLICATION_COMMANDS_DUPLICATE_NAME: 'Application command names must be unique',
  APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED: 'Context menu commands cannot have a description',
  APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED: 'Context menu commands cannot have options',
  APPLICATION_COMMAND_INVALID_NAME: 'Command name is invalid',
  APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES: 'Options with autocomplete cannot have choices',
  APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS: 'Option name already exists',
  APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID: 'Required options must be placed before non-required options',
  APPLICATION_COMMAND_OPTIONS_TYPE_INVALID:
    'Sub-command and sub-command group option types are mutually exclusive to all other types',
  APPLICATION_COMMAND_TOO_LARGE: 'Command exceeds maximum size (8000)',
  BUTTON_COMPONENT_CUSTOM_ID_REQUIRED: 'A custom id is required',
  BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE: 'A custom id and url cannot both be specified',
  BUTTON_COMPONENT_INVALID_STYLE: 'A url needs the link style',
  BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED: 'A button needs a label or an emoji',
  COMPONENT_CUSTOM_ID_DUPLICATED: 'Component custom id cannot be duplicated',
  COMPONENT_DISABLED_IN_MODAL: 'Components of a modal cannot be disabled',
  COMPONENT_LAYOUT_WIDTH_EXCEEDED: 'The components do not fit in this row',
  LIST_TYPE_CONVERT: 'Only iterables may be used in a ListType',
  MAX_EMBED_SIZE_EXCEEDED: 'Embed size exceeds maximum size of 6000',
  REPLIES_UNKNOWN_MESSAGE: 'Unknown message',
  SELECT_COMPONENT_MAX_VALUES: 'The maximum must be between the minimum and the number of options',
  SELECT_COMPONENT_MIN_VALUES: 'The minimum must be at least 1, or left out, where an answer is required',
  SELECT_COMPONENT_OPTION_VALUE_DUPLICATED: 'The specified option value is already used',
  SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES: 'More options are set as default than may be chosen',
  TEXT_INPUT_LABEL_IN_LABEL: 'A text input inside a label component has no label of its own',
  TEXT_INPUT_LENGTHS: 'The minimum length is above the maximum length',
  UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND: 'The referenced attachment was not found',
  UNION_TYPE_CHOICES: 'Value of field "type" must be one of (1,).',
  URL_TYPE_INVALID_URL: 'Not a well formed URL.',
};

export const problem = (code: keyof typeof messages, ...path: PropertyKey[]): Problem => ({
  path,
  code,
  message: messages[code],
});
export const required = (...path: PropertyKey[]) => problem('BASE_TYPE_REQUIRED', ...path);
export const tooLong = (maximum: number, ...path: PropertyKey[]): Problem => ({
  path,
  code: 'BASE_TYPE_MAX_LENGTH',
  message: `Must be ${maximum} or fewer in length.`,
});
