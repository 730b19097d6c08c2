/** The parameters of what members read about their data, a part of `PARAMETERS`. */
export const DATA_PARAMETERS = {
  'data.reviews': { count: 'number' },
  'data.drafts': { count: 'number' },
  'data.export.document': { file: 'text' },
  'data.export.letterboxd': { file: 'text' },
  'data.export.rounded': { count: 'number' },
  'export.server.title': { server: 'text' },
  'export.server.document': { count: 'number' },
  'export.page.title': { server: 'text' },
  'export.page.about': { count: 'number' },
  'export.progress': { count: 'number', done: 'number' },
} as const;
