import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file that can be read more than once. */
export interface Spooled {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
}

/**
 * Does something with inputs that have to be read twice: standard input goes to a temporary file that only this user may read and that is
 * gone afterwards.
 */
export async function withSpooled<T>(
  files: readonly string[],
  standardInput: NodeJS.ReadStream,
  work: (files: readonly Spooled[]) => Promise<T>,
): Promise<T> {
  if (!files.includes('-')) return work(files.map((name) => ({ name, path: name })));
  const folder = await mkdtemp(path.join(tmpdir(), 'loglens-'));
  try {
    const spool = path.join(folder, 'standard-input');
    await pipeline(standardInput, createWriteStream(spool, { mode: 0o600 }));
    return await work(files.map((name) => ({ name, path: name === '-' ? spool : name })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
