import { once } from 'node:events';
import { LanguageClient } from 'vscode-languageclient/node';

/** The client of a server that is a process of its own. */
export class Client extends LanguageClient {
  /** Errors go to the output channel only: what the user has to know, `Server` says once and in the user's language. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** Waits for the process's end too, because that is when the last words are written to the output channel. */
  override async stop(timeout?: number): Promise<void> {
    const process = this.serverProcess;
    await super.stop(timeout);
    if (process?.exitCode === null && process.signalCode === null) await once(process, 'exit');
  }
}
