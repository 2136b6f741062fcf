import type { FileFailure } from '../lsp/file-runtime.js';
import { InputError, inputError } from './input.js';

/** The file was cut or replaced while it was read, or since. */
export class ChangedError extends Error {
  override readonly name = 'ChangedError';
}

/** Why a file could not be read, from what was thrown. Throws again what has nothing to do with the file. */
export function failureOf(error: unknown): FileFailure {
  if (error instanceof ChangedError) return { problem: 'changed', detail: '' };
  // What the system did not say is a fault of ours, which is no property of the file.
  if (!(error instanceof InputError) && !(error instanceof Error && 'code' in error)) throw error;
  const { problem, detail } = error instanceof InputError ? error : inputError(error);
  return { problem, detail: problem === 'unreadable' ? detail : '' };
}
