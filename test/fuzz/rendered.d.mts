export const rendered: (markdown: string) => readonly string[];
