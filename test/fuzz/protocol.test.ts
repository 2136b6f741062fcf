import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { protocol } from '../../server/src/protocol.js';
import type { ServerProcess } from '../lsp/server-process.js';
import { startServerProcess } from '../lsp/server-process.js';
import { hostileText, sampleLogs } from './hostile.js';
import { checkAsync } from './runs.js';

const uri = 'file:///logs/gateway.log';

const requests = [
  ...[
    'hover',
    'documentSymbol',
    'foldingRange',
    'definition',
    'references',
    'documentHighlight',
    'codeLens',
    'inlayHint',
    'codeAction',
  ].map((name) => `textDocument/${name}`),
  'workspace/symbol',
  ...Object.values(protocol).filter((name) => name !== protocol.status),
  'no/such/request',
];

const notifications = [
  ...['didOpen', 'didChange', 'didClose'].map((name) => `textDocument/${name}`),
  'workspace/didChangeWatchedFiles',
  '$/cancelRequest',
  'no/such/notification',
];

const number = fc.oneof(fc.nat(40), fc.constantFrom(-1, -1e9, -1e300, 1e9, 1e300, 0.5, 2 ** 31, Number.MAX_SAFE_INTEGER));
const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostileText, number);
const orAnything = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: anything });

const uris = fc.constantFrom(
  uri,
  'file:///logs/none.log',
  'untitled:a',
  'vendor-log-tunnel:/x?{',
  'command:x',
  '',
  'file:///etc/passwd',
  'file://host.example/gateway.log',
  'file:///a%zz',
  'file:///a%00b',
  '%',
  '__proto__',
);
const position = orAnything(fc.record({ line: orAnything(number), character: orAnything(number) }));
const range = orAnything(fc.record({ start: position, end: position }));

/** Parameters of all requests at once, each perhaps wrong. */
const parameters = orAnything(
  fc.record(
    {
      textDocument: orAnything(
        fc.record({ uri: orAnything(uris), version: orAnything(number), text: orAnything(hostileText), languageId: anything }),
      ),
      position,
      range,
      context: orAnything(fc.record({ includeDeclaration: anything, diagnostics: orAnything(fc.array(anything, { maxLength: 2 })) })),
      query: anything,
      uri: orAnything(uris),
      line: orAnything(number),
      product: anything,
      message: anything,
      contentChanges: orAnything(fc.array(orAnything(fc.record({ range, text: orAnything(hostileText) })), { maxLength: 3 })),
      changes: anything,
      id: anything,
    },
    { requiredKeys: [] },
  ),
);

const call = fc.oneof(
  fc.record({ kind: fc.constant('request' as const), method: fc.constantFrom(...requests), params: parameters }),
  fc.record({ kind: fc.constant('notification' as const), method: fc.constantFrom(...notifications), params: parameters }),
);

/** Positional parameters are JSON-RPC's own; what is neither object nor array is none of its. */
const sendable = (params: unknown): object => (typeof params === 'object' && params !== null ? params : { value: params });

describe('messages of any shape', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess({ initializationOptions: { commands: true } }, { inlayHints: { enabled: true } });
    await server.open(uri, (sampleLogs[0] ?? []).join('\n'));
  });
  after(async () => {
    assert.equal(await server.stop(), 0);
  });

  it('are answered or refused, and the server lives on', async () => {
    await checkAsync(
      150,
      fc.asyncProperty(fc.array(call, { maxLength: 4 }), async (calls) => {
        for (const { kind, method, params } of calls) {
          if (kind === 'notification') await server.notify(method, sendable(params));
          else {
            await server.request(method, sendable(params)).catch((error: unknown) => {
              assert.ok(error instanceof Error && 'code' in error && typeof error.code === 'number', String(error));
            });
          }
        }
        // A well-formed question is answered all the same.
        const folds = await server.request('textDocument/foldingRange', { textDocument: { uri: 'file:///logs/none.log' } });
        assert.ok(Array.isArray(folds));
      }),
    );
  });

  it('leave a sound document sound', async () => {
    const other = 'file:///logs/other.log';
    await server.open(other, (sampleLogs[1] ?? []).join('\n'));
    const symbols = await server.request<unknown[]>('textDocument/documentSymbol', { textDocument: { uri: other } });
    assert.ok(symbols.length > 0);
  });
});
