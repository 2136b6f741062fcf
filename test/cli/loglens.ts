import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'dist/cli.js');

/** The catalog of an invented product, and a log of it. */
export const auroraCatalogs = path.join(import.meta.dirname, 'fixtures/catalogs');
export const auroraLog = 'test/cli/fixtures/aurora.log';

/** Options by which the invented product is known, and by which times do not depend on when the test runs. */
export const aurora = ['--catalogs', auroraCatalogs, '--reference', '2026-11-23'] as const;

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const environment = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const { PATH } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...extra };
};

/** Runs the built program from the repository's root. */
export function loglens(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    env: environment(env),
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** Starts the built program, for tests that stop it or feed it piece by piece. */
export const startLoglens = (args: readonly string[]): ReturnType<typeof spawn> =>
  spawn(process.execPath, [program, ...args], { cwd: root, env: environment(), stdio: 'pipe' });

/** The objects that `parse` prints. */
export const parsed = (stdout: string): readonly Readonly<Record<string, unknown>>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
