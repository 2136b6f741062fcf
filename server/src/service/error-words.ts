/** What went wrong, as far as the error says it: anything can be thrown. */
export const errorWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The same with the place where it was thrown, for a log that developers read. */
export const errorPlace = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
