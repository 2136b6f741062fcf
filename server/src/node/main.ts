import path from 'node:path';
import { startServer } from '../lsp/server.js';
import { connect } from './messages/connect.js';
import { nodeRuntime } from './runtime.js';

/** `node dist/server.js --stdio` or `--node-ipc`. */
startServer(connect(), nodeRuntime(path.dirname(process.argv[1] ?? '.')));
