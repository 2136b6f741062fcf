import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A folder that is gone after the test. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'loglens-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A file that is gone after the test. */
export function temporaryFile(context: TestContext, name: string, content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(context), name);
  writeFileSync(file, content);
  return file;
}
