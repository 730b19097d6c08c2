/** The parameters of what members read about their data, a part of `PARAMETERS`. */
export const DATA_PARAMETERS = {
  'data.reviews': { count: 'number' },
  'data.drafts': { count: 'number' },
} as const;
