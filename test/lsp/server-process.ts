import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type {
  Diagnostic,
  InitializeParams,
  PublishDiagnosticsParams,
  ShowMessageParams,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageserver-protocol';
import {
  CancellationTokenSource,
  createProtocolConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { DocumentStatus } from '../../server/src/protocol.js';
import { protocol } from '../../server/src/protocol.js';

const root = path.resolve(import.meta.dirname, '../..');

export interface ServerProcess {
  /** Sends a request and answers its result. */
  readonly request: <T>(method: string, params: unknown) => Promise<T>;
  /** Sends a request that the editor takes back at once; answers the code of the error that this ends with. */
  readonly cancelled: (method: string, params: unknown) => Promise<number | undefined>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  /** Opens a document of the language `log` and waits for its first problems. */
  readonly open: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  /** Waits for problems of a document that are published after the action began, and are what is wanted. */
  readonly problemsAfter: (
    uri: string,
    action: () => Promise<void>,
    wanted?: (problems: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  readonly statusAfter: (uri: string, action: () => Promise<void>) => Promise<DocumentStatus>;
  /** The documents whose problems were published so far, by their URIs, in order. */
  readonly published: readonly string[];
  /** What the server showed the user so far. */
  readonly messages: readonly ShowMessageParams[];
  /** The titles of the progress that the server showed so far, to an editor that can. */
  readonly progressTitles: readonly string[];
  /** From now on the editor shows no progress. */
  readonly refuseProgress: () => void;
  /** What the server asked the editor to request again: names of the requests, in order. */
  readonly refreshes: readonly string[];
  /** Waits until the server has asked for the refresh, by the name of its request. */
  readonly refreshed: (method: string) => Promise<void>;
  readonly configure: (section: unknown) => Promise<void>;
  /** Sends a message to a module that was loaded into the process beside the server, and answers what it says to that. */
  readonly probe: <T>(question: string) => Promise<T>;
  readonly stop: () => Promise<number | null>;
}

/**
 * Starts the real server as another editor would: `node dist/server.js --stdio`.
 * @param execArgv options of Node.js
 */
export async function startServerProcess(
  options: Partial<InitializeParams> = {},
  section: unknown = {},
  execArgv: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...execArgv, path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('the server has no standard input and output');
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const waiting: { readonly uri: string; readonly method: string; readonly resolve: (params: unknown) => void }[] = [];
  const messages: ShowMessageParams[] = [];
  const published: string[] = [];
  const refreshes: string[] = [];
  const progressTitles: string[] = [];
  let refusesProgress = false;
  let settings = section;

  const deliver = (method: string, uri: string, params: unknown): void => {
    for (let at = waiting.length - 1; at >= 0; at--) {
      const waiter = waiting[at];
      if (waiter?.method !== method || waiter.uri !== uri) continue;
      waiting.splice(at, 1);
      waiter.resolve(params);
    }
  };
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params.uri);
    deliver('problems', params.uri, params.diagnostics);
  });
  connection.onNotification(protocol.status, (params: DocumentStatus) => {
    deliver('status', params.uri, params);
  });
  connection.onNotification('window/showMessage', (params: ShowMessageParams) => {
    messages.push(params);
  });
  connection.onRequest('window/workDoneProgress/create', () => {
    if (refusesProgress) throw new ResponseError(-32601, 'no progress here');
    return null;
  });
  connection.onNotification('$/progress', ({ value }: { value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd }) => {
    if (value.kind === 'begin') progressTitles.push(value.title);
  });
  connection.onRequest('workspace/configuration', () => [settings]);
  for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
    connection.onRequest(method, () => {
      refreshes.push(method);
      deliver('refresh', method, undefined);
      return null;
    });
  }
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('client/unregisterCapability', () => null);
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    ...options,
  });
  await connection.sendNotification('initialized', {});

  const next = <T>(method: string, uri: string): Promise<T> =>
    new Promise((resolve) => {
      waiting.push({
        method,
        uri,
        resolve: (params) => {
          resolve(params as T);
        },
      });
    });
  const problemsAfter: ServerProcess['problemsAfter'] = async (uri, action, wanted = () => true) => {
    let problems = next<readonly Diagnostic[]>('problems', uri);
    await action();
    // A refresh that was under way before the action may be published first.
    for (;;) {
      const published = await problems;
      if (wanted(published)) return published;
      problems = next<readonly Diagnostic[]>('problems', uri);
    }
  };

  return {
    request: (method, params) => connection.sendRequest(method, params),
    cancelled: async (method, params) => {
      const source = new CancellationTokenSource();
      const answer = connection.sendRequest(method, params, source.token);
      source.cancel();
      return codeOf(answer);
    },
    notify: (method, params) => connection.sendNotification(method, params),
    open: (uri, text) =>
      problemsAfter(uri, () =>
        connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'log', version: 1, text } }),
      ),
    problemsAfter,
    statusAfter: async (uri, action) => {
      const status = next<DocumentStatus>('status', uri);
      await action();
      return status;
    },
    published,
    messages,
    progressTitles,
    refuseProgress: () => {
      refusesProgress = true;
    },
    refreshes,
    refreshed: (method) => next('refresh', method),
    configure: async (value) => {
      settings = value;
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    },
    probe: async <T>(question: string) => {
      const answer = once(child, 'message');
      child.send(question);
      return ((await answer) as [T])[0];
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

/** The code of the error that a request ends with; undefined if it is answered. */
export async function codeOf(answer: Promise<unknown>): Promise<number | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    if (error instanceof ResponseError) return error.code;
    throw error;
  }
}
