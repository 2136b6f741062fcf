import { EventEmitter, l10n, window, type Disposable, type Event, type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  RevealOutputChannelOn,
  State,
  type BaseLanguageClient,
  type CloseHandlerResult,
  type ErrorHandler,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { protocol, type DocumentStatus, type InitializationOptions } from '../../server/src/protocol.js';
import { documentSelector } from './documents.js';
import { languageChanges } from './language-change.js';

/** Makes the client of a server that has not been started: the entries know how to run one. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

export type Answer<T> = { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'not-running' };

/** The language server: started when it is first needed, started again when it dies, and given up with a word to the user. */
export class Server implements Disposable {
  readonly #create: CreateClient;
  readonly #output: LogOutputChannel;
  readonly #status = new EventEmitter<DocumentStatus>();
  readonly #stopped = new EventEmitter<void>();
  #client: BaseLanguageClient | undefined;

  constructor(create: CreateClient, output: LogOutputChannel) {
    this.#create = create;
    this.#output = output;
  }

  /** What the server found in a document. */
  readonly onStatus: Event<DocumentStatus> = this.#status.event;
  /** What the server said before no longer holds: it is gone, for now or for good. */
  readonly onStopped: Event<void> = this.#stopped.event;

  /** Starts the server unless it was started before. */
  start(): void {
    if (this.#client !== undefined) return;
    const client = this.#create(this.#options(() => client));
    client.onNotification(protocol.status, (status: DocumentStatus) => this.#status.fire(status));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.#stopped.fire();
    });
    this.#client = client;
    client.start().catch((error: unknown) => {
      this.#output.error(`The server did not start: ${String(error)}`);
    });
  }

  /** Asks the server. */
  async ask<T>(method: string, params: object): Promise<Answer<T>> {
    const client = this.#client;
    if (client === undefined || client.state === State.Stopped || client.state === State.StartFailed) return { kind: 'not-running' };
    try {
      return { kind: 'answer', value: await client.sendRequest<T>(method, params) };
    } catch (error) {
      // The server answers null where it fails by itself: what fails here is the connection.
      this.#output.error(`${method} was not answered: ${String(error)}`);
      return { kind: 'not-running' };
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

  dispose(): void {
    this.#stop().catch((error: unknown) => {
      this.#output.error(`The server did not stop: ${String(error)}`);
    });
    this.#status.dispose();
    this.#stopped.dispose();
  }

  async #startAgain(): Promise<void> {
    await this.#stop().catch((error: unknown) => {
      // A server that died or never started cannot be stopped.
      this.#output.debug(String(error));
    });
    this.start();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
  }

  #options(client: () => BaseLanguageClient): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { commands: true };
    return {
      documentSelector,
      outputChannel: this.#output,
      // Messages about single requests go to the output channel; what the user has to know is said by name.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      errorHandler: this.#errorHandler(client),
      middleware: languageChanges(),
    };
  }

  /** The language client's own handling, with our words: it starts a dead server again, but not for ever. */
  #errorHandler(client: () => BaseLanguageClient): ErrorHandler {
    let standard: ErrorHandler | undefined;
    const handler = (): ErrorHandler => (standard ??= client().createDefaultErrorHandler());
    return {
      error: (error, message, count) => handler().error(error, message, count),
      closed: async (): Promise<CloseHandlerResult> => {
        this.#stopped.fire();
        const result = await handler().closed();
        if (result.action === CloseAction.DoNotRestart) {
          this.offerStart(l10n.t('Vendor Log Lens stopped working several times in a row and is not started again by itself.'));
        }
        return { ...result, handled: true };
      },
    };
  }
}
