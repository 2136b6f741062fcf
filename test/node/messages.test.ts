import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createLines, lineText, textOfLines } from '../../server/src/core/analysis/lines.js';
import type { Lines } from '../../server/src/core/analysis/lines.js';
import type { SentText } from '../../server/src/lsp/sent-text.js';
import { cutLines } from '../../server/src/lsp/sent-text.js';
import { createLongMessage } from '../../server/src/node/messages/long-message.js';
import { StreamReader } from '../../server/src/node/messages/message-reader.js';

interface Opened {
  readonly params: { readonly textDocument: SentText & { readonly uri: string } };
}

const messageOf = (text: string, uri = 'file:///a.log'): object => ({
  jsonrpc: '2.0',
  method: 'textDocument/didOpen',
  params: { textDocument: { uri, languageId: 'log', version: 1, text } },
});

/** Reads a message that comes in parts of so many bytes. */
function readLong(message: object, part: number, json = JSON.stringify(message)): unknown {
  const bytes = Buffer.from(json);
  const reader = createLongMessage();
  for (let at = 0; at < bytes.length; at += part) reader.take(bytes.subarray(at, at + part));
  return reader.end();
}

const all = (lines: Lines): readonly string[] => Array.from({ length: lines.lineCount }, (_, line) => lineText(lines, line));

describe('a long message', () => {
  it('is the same as one read at once, and has the lines of its text, wherever it is cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\r', '\r\n', '\\', '"', '\\n', '"text":"', '\u0001', '\ud800', '\u{1f6f0}', '日本', 'é', '\t\\"'),
      fc.constant('\\'.repeat(40_001)),
      fc.constant('x'.repeat(30_000)),
      fc.constant(`${'a line of some length '.repeat(5)}\n`.repeat(700)),
      fc.constant(`"quoted" ünd mehr\r\n`.repeat(5_000)),
      fc.constant('接続 '.repeat(20_000)),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 100_000 }), (written, part) => {
        const message = messageOf(written, 'file:///"text":"\\.log');
        const read = readLong(message, Math.max(part, 500)) as Opened;
        assert.deepEqual(JSON.parse(JSON.stringify(read)), message);
        const { text: sent, [cutLines]: lines } = read.params.textDocument;
        if (lines === undefined) return;
        assert.equal(textOfLines(lines), sent);
        assert.deepEqual(all(lines), all(createLines(sent)));
      }),
      { numRuns: 60 },
    );
  });

  it('has its text cut when its end is there, into strings of their own', () => {
    const line = 'Nov 22 09:10:14 gw kernel: link "up"\n';
    const lines = (readLong(messageOf(line.repeat(50_000)), 1 << 16) as Opened).params.textDocument[cutLines];
    assert.equal(lines?.lineCount, 50_001);
    // Each about as long as those of a text that is cut at once.
    const expected = createLines(line.repeat(50_000)).chunks.length;
    assert.ok(lines.chunks.length <= expected * 1.2 && lines.chunks.length >= expected * 0.8, String(lines.chunks.length));
  });

  it('may hold several long texts, and short ones', () => {
    const long = 'one\n'.repeat(60_000);
    const message = { params: { contentChanges: [{ text: long }, { text: 'two' }, { text: `${long}"` }, { text: 3 }] } };
    assert.deepEqual(JSON.parse(JSON.stringify(readLong(message, 40_000))), message);
  });

  it('that is no JSON is an error when it ends', () => {
    const json = JSON.stringify(messageOf('one\n'.repeat(60_000)));
    assert.throws(() => readLong({}, 40_000, json.replace('one\\none', 'one\none')), SyntaxError);
    assert.throws(() => readLong({}, 40_000, json.slice(0, -1)), SyntaxError);
    assert.throws(() => readLong({}, 40_000, json.slice(0, -10)), SyntaxError);
  });
});

describe('messages of a stream', () => {
  const framed = (json: string, headers = ''): string => `${headers}Content-Length: ${String(Buffer.byteLength(json))}\r\n\r\n${json}`;

  /** What is read of parts that come one after the other. */
  async function readAll(parts: readonly (string | Buffer)[]): Promise<{ messages: unknown[]; errors: number }> {
    const stream = new PassThrough();
    const reader = new StreamReader(stream);
    const messages: unknown[] = [];
    let errors = 0;
    reader.onError(() => errors++);
    const ended = new Promise<void>((resolve) => {
      reader.onClose(resolve);
    });
    reader.listen((message) => messages.push(message));
    for (const part of parts) stream.write(part);
    stream.end();
    await ended;
    return { messages: messages.map((message) => JSON.parse(JSON.stringify(message)) as unknown), errors };
  }

  const exit = { jsonrpc: '2.0', method: 'exit' };
  const hover = { jsonrpc: '2.0', id: 1, method: 'textDocument/hover' };

  it('come in order, long and short, however they are cut; behind the last one the editor is gone', async () => {
    const long = messageOf('日本\n'.repeat(200_000));
    const bytes = Buffer.from(
      framed(JSON.stringify(hover), 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n') +
        framed(JSON.stringify(long)) +
        framed(JSON.stringify(hover)),
    );
    for (const part of [7919, bytes.length]) {
      const parts = Array.from({ length: Math.ceil(bytes.length / part) }, (_, at) => bytes.subarray(at * part, (at + 1) * part));
      assert.deepEqual(await readAll(parts), { messages: [hover, long, hover, exit], errors: 0 });
    }
    const head = bytes.subarray(0, 200);
    const single = Array.from(head, (byte) => Buffer.from([byte]));
    assert.deepEqual(await readAll([...single, bytes.subarray(200)]), { messages: [hover, long, hover, exit], errors: 0 });
  });

  it('that are none are errors, and the next one is read', async () => {
    const wrong = [framed('{"jsonrpc":'), framed(''), 'Content-Type: text\r\n\r\n', framed(`{"text":"${'\n'.repeat(2_000_000)}"}`)];
    assert.deepEqual(await readAll([...wrong, framed(JSON.stringify(hover))]), { messages: [hover, exit], errors: 4 });
  });
});
