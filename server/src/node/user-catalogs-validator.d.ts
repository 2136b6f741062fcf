/** An error of one of the validators, as ajv describes it. */
export interface ValidationError {
  /** JSON pointer of the value that is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (value: unknown): boolean;
  /** What was wrong with the last value. */
  readonly errors?: readonly ValidationError[] | null;
}

export const validateCatalog: Validator;
export const validateFamily: Validator;
export const validateText: Validator;
