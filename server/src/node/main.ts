import path from 'node:path';
import v8 from 'node:v8';
import { startServer } from '../lsp/server.js';
import { connect } from './messages/connect.js';
import { nodeRuntime } from './runtime.js';

// What a server makes, it keeps: V8 would have its room for young objects grow to 32 MB for that, and stay so while the server waits, which
// it does most of the time. The price is a fifth more work while a large document is read. Electron's V8 is left as it comes.
if (process.versions['electron'] === undefined) v8.setFlagsFromString('--semi-space-growth-factor=1');

/** `node dist/server.js --stdio` or `--node-ipc`. */
startServer(connect(), nodeRuntime(path.dirname(process.argv[1] ?? '.')));
