import { env, l10n, window, workspace, type Disposable, type Memento, type Uri } from 'vscode';
import { tabUri } from './large-status.js';
import type { LargeLogs } from './large-log.js';
import { tellAndChoose } from './tell.js';
import { logName } from './tunnel-tree.js';

/** VS Code hands extensions no document of more characters. */
export const largest = 50 * 1024 * 1024;

/** A name that a log has, packed or not: `gateway.log`, `gateway.log.1`, `syslog.gz`, `messages`. Others are looked at by command. */
const logLike = /\.(?:log|txt|out)(?:[.-]\d+)?$|^(?:syslog|messages)\b|^[^.]+$/iu;

/** Files that the user does not want to be asked about. */
const key = 'largeLogs.notAsked';

/** Offers to analyse a log from disk when one is opened that is too large for anything else. */
export function offerLargeLogs(logs: LargeLogs, memory: Memento): Disposable {
  /** Files that were offered in this window. */
  const offered = new Set<string>();

  const look = async (): Promise<void> => {
    const file = tabUri();
    if (file?.scheme !== 'file' || offered.has(file.toString()) || !logLike.test(logName(file))) return;
    if (memory.get<readonly string[]>(key, []).includes(file.toString()) || logs.statusOf(file.toString()) !== undefined) return;
    const size = await sizeOf(file);
    if (size <= largest || offered.has(file.toString())) return;
    // Fewer characters than bytes may make it a document after all.
    if (workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString())) return;
    offered.add(file.toString());
    await offer(file, size);
  };

  const offer = async (file: Uri, size: number): Promise<void> => {
    const analyze = l10n.t('Analyze');
    const never = l10n.t("Don't Ask Again for This File");
    const megabytes = Math.ceil(size / 1024 / 1024).toLocaleString(env.language);
    const chosen = await tellAndChoose(
      l10n.t('{0} has {1} MB, more than VS Code hands to extensions. Vendor Log Lens can analyse it from disk.', logName(file), megabytes),
      analyze,
      l10n.t('Not Now'),
      never,
    );
    if (chosen === analyze) await logs.analyze(file);
    else if (chosen === never) await memory.update(key, [...memory.get<readonly string[]>(key, []), file.toString()].slice(-1000));
  };

  void look();
  return window.tabGroups.onDidChangeTabs(() => void look());
}

/** Bytes; 0 for what is not there. */
export async function sizeOf(file: Uri): Promise<number> {
  try {
    return (await workspace.fs.stat(file)).size;
  } catch {
    // A tab may outlive its file.
    return 0;
  }
}
