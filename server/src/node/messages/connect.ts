import { Console } from 'node:console';
import type { Connection } from 'vscode-languageserver/node';
import { createConnection, ProposedFeatures, StreamMessageWriter } from 'vscode-languageserver/node';
import { StreamReader } from './message-reader.js';

/** The connection that the command line names: `--stdio`, `--node-ipc`, `--pipe=NAME` or `--socket=PORT`. */
export function connect(): Connection {
  return process.argv.includes('--stdio') ? connectStreams() : createConnection(ProposedFeatures.all);
}

function connectStreams(): Connection {
  const { stdin, stdout, stderr } = process;
  // What libraries print is no message.
  globalThis.console = new Console(stderr);
  return createConnection(ProposedFeatures.all, new StreamReader(stdin), new StreamMessageWriter(stdout));
}
