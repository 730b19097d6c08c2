/** An error's message. @param {unknown} error whatever was thrown */
export const reasonOf = (error) => (error instanceof Error ? error.message : String(error));
