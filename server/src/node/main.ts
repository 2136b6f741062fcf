import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.js';
import { nodeRuntime } from './runtime.js';

/** `node dist/server.js --stdio` or `--node-ipc`. */
startServer(createConnection(ProposedFeatures.all), nodeRuntime(path.dirname(process.argv[1] ?? '.')));
