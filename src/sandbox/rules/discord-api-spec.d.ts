/** The package has no types for these schemas; this declares the ones that the sandbox uses. */
declare module 'discord-api-spec/zod' {
  import type { z } from 'zod/mini';

  export const ApplicationCommandAutocompleteCallbackRequestSchema: z.ZodMiniType;
  export const ApplicationCommandCreateRequestSchema: z.ZodMiniType;
  export const ApplicationCommandUpdateRequestSchema: z.ZodMiniType;
  export const CreateMessageInteractionCallbackRequestSchema: z.ZodMiniType;
  export const IncomingWebhookInteractionRequestSchema: z.ZodMiniType;
  export const IncomingWebhookUpdateRequestPartialSchema: z.ZodMiniType;
  export const MessageCreateRequestSchema: z.ZodMiniType;
  export const MessageEditRequestPartialSchema: z.ZodMiniType;
  export const ModalInteractionCallbackRequestSchema: z.ZodMiniType;
  export const UpdateMessageInteractionCallbackRequestSchema: z.ZodMiniType;
}
