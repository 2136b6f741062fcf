import type { Connection, InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Disposable } from 'vscode-languageserver';
import type { CompiledCatalogs } from '../core/catalog/compile.js';
import { compileCatalogs } from '../core/catalog/compile.js';
import { createPreparation } from '../core/catalog/prepare.js';
import type { InitializationOptions, Settings } from '../protocol.js';
import { isExcerpt } from '../protocol.js';
import type { LiveAnalysis } from '../core/analysis/live-analysis.js';
import type { DocumentContext } from '../service/document.js';
import { documentContext } from '../service/document.js';
import { errorPlace, errorWords } from '../service/error-words.js';
import { createTexts, languageOf } from '../service/texts.js';
import { reportCatalogProblems } from './catalog-problems.js';
import { createConfiguration, section } from './configuration.js';
import type { OpenDocument } from './documents.js';
import { changeDocument, liveAnalysis, openDocument } from './documents.js';
import type { Feature } from './feature.js';
import { features } from './features.js';
import type { Request } from './guard.js';
import { StaleRequest } from './guard.js';
import { refreshDocument } from './refresh.js';
import { createLogFiles } from './log-files.js';
import type { LoadedCatalogs, Runtime } from './runtime.js';
import type { CatalogState, Session } from './session.js';
import { showWarning } from './show-warning.js';
import { createWorker, slice } from './worker.js';

/** Typing comes in bursts: problems and status follow when it pauses. */
const pause = 200;

/** What an editor asks together with a document is answered before work on all of it begins (ms). */
const courtesy = 20;

/** So many chunks' worth of work, a few milliseconds of it, are done before a request is answered that would get by without. */
const little = 4;

/** Runs the language server on a connection. */
export function startServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize((params) => {
    const options = readOptions(params.initializationOptions);
    const session = createSession(connection, runtime, params, options);
    return {
      serverInfo: { name: 'Vendor Log Lens' },
      capabilities: capabilitiesOf(features, session),
    };
  });
  connection.listen();
}

function readOptions(value: unknown): InitializationOptions {
  return { commands: typeof value === 'object' && value !== null && 'commands' in value && value.commands === true };
}

function capabilitiesOf(all: readonly Feature[], session: Session): ServerCapabilities {
  return Object.assign(
    { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } },
    ...all.map((feature) => feature.capabilities?.(session) ?? {}),
  ) as ServerCapabilities;
}

function createSession(connection: Connection, runtime: Runtime, params: InitializeParams, options: InitializationOptions): Session {
  const documents = new Map<string, OpenDocument>();
  const pending = new Map<string, () => void>();
  /** The catalogs that are made ready to recognise lines before there are any. */
  let prepared: CompiledCatalogs | undefined;
  const catalogs = createCatalogLoader(connection, runtime, params);
  const configuration = createConfiguration(connection, params.capabilities, async (settings) => {
    await catalogs.load(settings);
    takeCatalogs();
  });

  const language = languageOf(params.locale);
  const shared = { connection, runtime, options, language, documents, settings: configuration.settings, catalogs: catalogs.state };
  const files = createLogFiles(shared);
  const session: Session = {
    ...shared,
    capabilities: params.capabilities,
    files,
    ready: catalogs.ready,
    logs: async (request) => {
      const uris = [...documents.keys()].filter((uri) => !isExcerpt(uri));
      const open = await Promise.all(uris.map((uri) => session.context(uri, request)));
      const pace = paceOf(() => request?.isStale() === true);
      return [...open.filter((document) => document !== undefined), ...files.all().map(({ log }) => ({ ...log, pace }))];
    },
    context: async (uri, request) => {
      await catalogs.ready();
      for (;;) {
        const document = documents.get(uri);
        if (document === undefined) return undefined;
        const isFinished = await worker.finish(document);
        if (request?.isStale() === true) throw new StaleRequest();
        if (isFinished) return contextOf(document, request);
      }
    },
    glance: async (uri, request) => {
      if (request !== undefined) worker.giveWay(request.answered);
      await catalogs.ready();
      const document = documents.get(uri);
      if (document === undefined) return undefined;
      const live = liveOf(document);
      if (live.remaining() <= little) while (live.step());
      return contextOf(document);
    },
  };

  const paceOf = (isStale: () => boolean): (() => Promise<void>) => {
    let began = runtime.now();
    return async () => {
      if (runtime.now() - began < slice) return;
      await runtime.breathe();
      began = runtime.now();
      if (isStale()) throw new StaleRequest();
    };
  };
  const liveOf = (document: OpenDocument): LiveAnalysis => liveAnalysis(document, catalogs.state().compiled, runtime.now());
  const worker = createWorker(runtime, liveOf);
  const contextOf = (document: OpenDocument, request?: Request): DocumentContext => {
    const analysis = liveOf(document).current();
    const { memo, version, uri } = document;
    const isStale = (): boolean => request?.isStale() === true || documents.get(uri) !== document || document.version !== version;
    return documentContext(uri, analysis, session.language, catalogs.state().texts, { memo, pace: paceOf(isStale) });
  };

  const refresh = async (uri: string): Promise<void> => {
    await catalogs.ready();
    const open = documents.get(uri);
    if (open === undefined) return;
    await refreshDocument(open, runtime, worker, async (progress) => {
      for (const feature of features) if (documents.get(uri) === open) await feature.refresh?.(session, open, progress);
    });
  };
  const refreshLater = (uri: string, milliseconds: number): void => {
    pending.get(uri)?.();
    const cancel = runtime.later(() => {
      pending.delete(uri);
      refresh(uri).catch((error: unknown) => {
        // What has changed meanwhile has a refresh of its own coming.
        if (error instanceof StaleRequest) return;
        connection.console.error(`${uri} cannot be analysed: ${errorPlace(error)}`);
      });
    }, milliseconds);
    pending.set(uri, cancel);
  };
  function takeCatalogs(): void {
    const { compiled } = catalogs.state();
    if (compiled !== prepared) worker.whenIdle(createPreparation((prepared = compiled)));
    refreshAll();
  }
  function refreshAll(): void {
    for (const uri of documents.keys()) refreshLater(uri, 0);
    for (const feature of features) {
      feature.reconsider?.(session).catch((error: unknown) => {
        connection.console.error(`The editor cannot be asked to refresh: ${String(error)}`);
      });
    }
  }

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, version } = textDocument;
    documents.set(uri, openDocument(uri, version, textDocument));
    refreshLater(uri, courtesy);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = documents.get(uri);
    if (document === undefined) return;
    changeDocument(document, version, contentChanges, runtime.now());
    worker.changed(document);
    refreshLater(uri, pause);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    pending.get(uri)?.();
    pending.delete(uri);
    const document = documents.get(uri);
    documents.delete(uri);
    if (document !== undefined) worker.changed(document);
    for (const feature of features) {
      feature.closed?.(session, uri).catch((error: unknown) => {
        connection.console.error(`${uri} cannot be closed: ${String(error)}`);
      });
    }
  });
  connection.onDidChangeWatchedFiles(() => {
    catalogs
      .load(configuration.settings(), true)
      .then(takeCatalogs)
      .catch((error: unknown) => {
        connection.console.error(`The catalogs cannot be read: ${String(error)}`);
      });
  });
  connection.onInitialized(() => {
    const pushed: unknown = params.initializationOptions;
    const own =
      typeof pushed === 'object' && pushed !== null && section in pushed ? (pushed as Record<string, unknown>)[section] : undefined;
    configuration.start(own).catch((error: unknown) => {
      connection.console.error(`The settings cannot be read: ${String(error)}`);
      catalogs.load(configuration.settings()).then(takeCatalogs, (reason: unknown) => {
        connection.console.error(`The catalogs cannot be read: ${String(reason)}`);
      });
    });
  });
  for (const feature of features) feature.register?.(session);
  return session;
}

interface CatalogLoader {
  readonly ready: () => Promise<void>;
  readonly state: () => CatalogState;
  /** Reads the catalogs where the settings name other folders than before, or `again` says that the folders' files changed. */
  readonly load: (settings: Settings, again?: boolean) => Promise<void>;
}

function createCatalogLoader(connection: Connection, runtime: Runtime, params: InitializeParams): CatalogLoader {
  let state: CatalogState | undefined;
  let loadedFolders: string | undefined;
  let watching: Disposable | undefined;
  let reportedFiles: readonly string[] = [];
  let announce: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const workspaceFolder = params.workspaceFolders?.[0]?.uri;
  const watches = params.capabilities.workspace?.didChangeWatchedFiles;

  const watch = async (folders: readonly string[]): Promise<void> => {
    watching?.dispose();
    watching = undefined;
    if (folders.length === 0 || watches?.dynamicRegistration !== true || watches.relativePatternSupport !== true) return;
    watching = await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: folders.map((baseUri) => ({ globPattern: { baseUri, pattern: '**/*.json' } })),
    });
  };

  const readCatalogs = async (settings: Settings): Promise<LoadedCatalogs> => {
    try {
      return await runtime.loadCatalogs(settings.catalogs, workspaceFolder);
    } catch (error) {
      // Requests wait for the catalogs: without any they are answered with nothing, and the user learns why.
      announce();
      showWarning(connection, `The catalogs cannot be read: ${errorWords(error)}. Install Vendor Log Lens again.`);
      throw error;
    }
  };

  return {
    ready: () => first,
    state: () => {
      if (state === undefined) throw new Error('the catalogs cannot be read');
      return state;
    },
    load: async (settings, again = false) => {
      const folders = JSON.stringify(settings.catalogs);
      if (!again && state !== undefined && folders === loadedFolders) return;
      const { set, texts, problems, folders: read } = await readCatalogs(settings);
      state = { set, compiled: compileCatalogs(set), vocabulary: set.vocabulary, texts: createTexts(texts) };
      const changed = folders !== loadedFolders;
      loadedFolders = folders;
      announce();
      reportedFiles = await reportCatalogProblems(connection, problems, reportedFiles);
      if (changed) await watch(read);
    },
  };
}
