import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CatalogFileProblem, LoadedCatalogs, Runtime } from '../lsp/runtime.js';
import { analyseInThread } from './analysis-thread.js';
import { builtCatalogsFolder, builtTexts, readBuiltCatalogs } from './catalogs.js';
import { failureOf } from './file-failure.js';
import { pathOf } from './file-path.js';
import { followFile } from './follow-file.js';
import { readUserCatalogs, withUserCatalogs } from './user-catalogs.js';

/** The server's world in Node.js. @param bundleFolder where the running bundle and its catalogs lie */
export function nodeRuntime(bundleFolder: string): Runtime {
  const folder = builtCatalogsFolder(bundleFolder);
  return {
    now: () => Date.now(),
    later: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    breathe: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
    files: {
      analyse: (job, progress, signal) => analyseInThread(path.join(bundleFolder, 'analysis-worker.js'), job, progress, signal),
      follow: (uri, tell, failed) => {
        const file = pathOf(uri);
        return file === undefined ? undefined : followFile(file, tell, (error) => failed(failureOf(error)));
      },
    },
    loadCatalogs: (folders, workspaceFolder) => loadCatalogs(folder, folders, workspaceFolder),
  };
}

async function loadCatalogs(builtFolder: string, named: readonly string[], workspaceFolder: string | undefined): Promise<LoadedCatalogs> {
  const builtIn = readBuiltCatalogs(builtFolder);
  const folders: string[] = [];
  const unreachable: CatalogFileProblem[] = [];
  for (const name of named.filter((each) => each.trim() !== '')) {
    const folder = resolveFolder(name, workspaceFolder);
    if (folder !== undefined) folders.push(folder);
    else unreachable.push({ uri: workspaceFolder ?? '', line: 0, character: 0, text: isElsewhere(name) });
  }
  const user = await readUserCatalogs(folders, builtIn.vocabulary);
  const { set, source } = withUserCatalogs(builtIn, builtTexts(builtFolder), user);
  return {
    set,
    texts: source,
    problems: [
      ...unreachable,
      ...user.problems.map(({ file, line, column, text }) => ({
        uri: pathToFileURL(file).toString(),
        line: line - 1,
        character: column - 1,
        text,
      })),
    ],
    folders: folders.map((each) => pathToFileURL(each).toString()),
  };
}

/**
 * `~/catalogs`, an absolute folder, or one relative to the workspace.
 * @returns undefined where the workspace that it is relative to has no path here: `file://host/logs` on most systems, `vscode-vfs://…`
 */
function resolveFolder(name: string, workspaceFolder: string | undefined): string | undefined {
  if (name === '~' || name.startsWith('~/')) return path.join(os.homedir(), name.slice(1));
  const base = workspaceFolder === undefined ? os.homedir() : pathOf(workspaceFolder);
  if (base !== undefined) return path.resolve(base, name);
  return path.isAbsolute(name) ? path.resolve(name) : undefined;
}

const isElsewhere = (name: string): string =>
  `the folder "${name}" of the setting vendorLogLens.catalogs is relative to this one, which does not lie on a disk from which it could be read: write its whole path`;
