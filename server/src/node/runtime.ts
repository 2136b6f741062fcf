import type { Runtime } from '../lsp/runtime.js';
import { builtCatalogsFolder, builtTexts, readBuiltCatalogs } from './catalogs.js';

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
    loadCatalogs: () => Promise.resolve({ set: readBuiltCatalogs(folder), texts: builtTexts(folder), problems: [], folders: [] }),
  };
}
