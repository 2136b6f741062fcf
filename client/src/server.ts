import { EventEmitter, l10n, window, type CancellationToken, type Event, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
  type BaseLanguageClient,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { protocol, type DocumentStatus, type Followed, type InitializationOptions } from '../../server/src/protocol.js';
import { documentSelector } from './documents.js';
import { languageChanges } from './language-change.js';

/** Makes the client of a server that has not been started: the entries know how to run one. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export type Answer<T> = { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'not-running' };

/** An answer that was worked on at length: it may have been taken back, or the server died over it. */
export type LongAnswer<T> = Answer<T> | { readonly kind: 'cancelled' } | { readonly kind: 'died' };

/** How far the work is. */
export interface WorkReport {
  readonly message?: string;
  /** 0 to 100. */
  readonly percentage?: number;
}

/** The language server: started when it is first needed, started again when it dies, and given up with a word to the user. */
export class Server {
  readonly #create: CreateClient;
  readonly #output: LogOutputChannel;
  readonly #status = new EventEmitter<DocumentStatus>();
  readonly #progress = new EventEmitter<DocumentStatus>();
  readonly #stopped = new EventEmitter<void>();
  readonly #running = new EventEmitter<void>();
  readonly #followed = new EventEmitter<Followed>();
  #client: BaseLanguageClient | undefined;
  /** How many questions that take long there have been: each has a number of its own. */
  #longQuestions = 0;

  constructor(create: CreateClient, output: LogOutputChannel) {
    this.#create = create;
    this.#output = output;
  }

  /** What the server found in a document. */
  readonly onStatus: Event<DocumentStatus> = this.#status.event;
  /** What it has found so far in a large document that it is still reading. */
  readonly onProgress: Event<DocumentStatus> = this.#progress.event;
  /** What the server said before no longer holds: it is gone, for now or for good. */
  readonly onStopped: Event<void> = this.#stopped.event;

  /** What came of a log that is followed. */
  readonly onFollowed: Event<Followed> = this.#followed.event;
  /** It runs, for the first time or again. */
  readonly onRunning: Event<void> = this.#running.event;

  /** Starts the server unless it was started before. */
  start(): void {
    if (this.#client !== undefined) return;
    let died = false;
    const client: BaseLanguageClient = this.#create(
      this.#options(
        () => client,
        () => (died = true),
      ),
    );
    client.onNotification(protocol.status, (status: DocumentStatus) => {
      (status.progress === undefined ? this.#status : this.#progress).fire(status);
    });
    client.onNotification(protocol.followed, (followed: Followed) => this.#followed.fire(followed));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.#stopped.fire();
      else if (newState === State.Running) this.#running.fire();
    });
    this.#client = client;
    client.start().catch((error: unknown) => {
      this.#output.error(`The server did not start: ${String(error)}`);
      // One that died while it started is the error handler's.
      if (!died) this.offerStart(l10n.t('Vendor Log Lens is not running.'));
    });
  }

  /** Asks the server. */
  async ask<T>(method: string, params: object): Promise<Answer<T>> {
    const client = this.#askable();
    if (client === undefined) return { kind: 'not-running' };
    try {
      return { kind: 'answer', value: await client.sendRequest<T>(method, params) };
    } catch (error) {
      // The server answers null where it fails by itself: what fails here is the connection.
      this.#output.error(`${method} was not answered: ${String(error)}`);
      return { kind: 'not-running' };
    }
  }

  /** Asks for what takes long. */
  async askAtLength<T>(
    method: string,
    params: object,
    report: (work: WorkReport) => void,
    token: CancellationToken,
  ): Promise<LongAnswer<T>> {
    const client = this.#askable();
    if (client === undefined) return { kind: 'not-running' };
    const workDoneToken = `vendorLogLens/${++this.#longQuestions}`;
    const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, (work) => {
      if (work.kind !== 'end') report(work);
    });
    try {
      return { kind: 'answer', value: await client.sendRequest<T>(method, { ...params, workDoneToken }, token) };
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      this.#output.error(`${method} was not answered: ${String(error)}`);
      return { kind: 'died' };
    } finally {
      progress.dispose();
    }
  }

  /** Tells the user that the server is not there, and offers what helps. */
  offerStart(message: string): void {
    const start = l10n.t('Start Again');
    const show = l10n.t('Show Output');
    void window.showErrorMessage(message, start, show).then(async (chosen) => {
      if (chosen === show) this.#output.show();
      else if (chosen === start) await this.#startAgain();
    });
  }

  /** Stops the server for good or until it is started again. After that it writes no more to the output channel. */
  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // A server that died or never started cannot be stopped.
      this.#output.debug(`The server did not stop: ${String(error)}`);
    }
  }

  #askable(): BaseLanguageClient | undefined {
    const client = this.#client;
    return client?.state === State.Stopped || client?.state === State.StartFailed ? undefined : client;
  }

  async #startAgain(): Promise<void> {
    await this.stop();
    this.start();
  }

  #options(client: () => BaseLanguageClient, died: () => void): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { commands: true };
    return {
      documentSelector,
      outputChannel: this.#output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      // A server that does not start is told of once, below.
      initializationFailedHandler: () => false,
      errorHandler: this.#errorHandler(client, died),
      middleware: languageChanges(),
    };
  }

  /** The language client's own handling, with our words: it starts a dead server again, but not for ever. */
  #errorHandler(client: () => BaseLanguageClient, died: () => void): ErrorHandler {
    let standard: ErrorHandler | undefined;
    return {
      // A message that cannot be sent is no reason to stop: if the server is gone, its end is noticed too, and it is started again.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: async (): Promise<CloseHandlerResult> => {
        died();
        this.#stopped.fire();
        standard ??= client().createDefaultErrorHandler();
        const result = await standard.closed();
        if (result.action === CloseAction.DoNotRestart) {
          this.offerStart(l10n.t('Vendor Log Lens stopped working several times in a row and is not started again by itself.'));
        }
        return { ...result, handled: true };
      },
    };
  }
}
