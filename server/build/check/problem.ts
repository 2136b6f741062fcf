/** Something wrong in a catalog, where it stands, and what to do about it. */
export interface CatalogProblem {
  /** File relative to the catalogs' folder. */
  readonly file: string;
  /** Place in the file: a message id or a JSON path. */
  readonly place: string;
  readonly text: string;
}

export const formatProblem = ({ file, place, text }: CatalogProblem): string => `${file}: ${place}: ${text}`;
