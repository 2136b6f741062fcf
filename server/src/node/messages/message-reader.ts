import type { DataCallback, Disposable, NotificationMessage } from 'vscode-languageserver/node';
import { AbstractMessageReader } from 'vscode-languageserver/node';
import { createLongMessage } from './long-message.js';

/** From so many bytes on a message is read while it arrives. */
const longMessage = 1 << 20;

/** An editor that has gone without a word is as one that has said so. */
const exit: NotificationMessage = { jsonrpc: '2.0', method: 'exit' };

/** A message of which a part has come. */
interface Body {
  /** Bytes that are still to come. */
  left: number;
  readonly take: (bytes: Buffer) => void;
  readonly end: () => unknown;
}

/** The messages of a stream, as the base protocol of LSP has them: `Content-Length: 123`, an empty line, and so many bytes of JSON. */
export class StreamReader extends AbstractMessageReader {
  readonly #stream: NodeJS.ReadableStream;
  /** The beginning of a message whose headers are not complete. */
  #headers: Buffer = Buffer.alloc(0);
  #body: Body | undefined;

  constructor(stream: NodeJS.ReadableStream) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const take = (bytes: Buffer): void => {
      try {
        for (let rest = bytes; rest.length > 0;)
          rest = this.#body === undefined ? this.#readHeaders(rest) : this.#readBody(rest, this.#body, callback);
      } catch (error) {
        this.fireError(error);
      }
    };
    this.#stream.on('data', take);
    this.#stream.on('end', () => {
      callback(exit);
    });
    this.#stream.on('error', (error) => {
      this.fireError(error);
    });
    this.#stream.on('close', () => {
      this.fireClose();
    });
    return { dispose: () => this.#stream.off('data', take) };
  }

  /** @returns what has come behind the headers */
  #readHeaders(bytes: Buffer): Buffer {
    const all = this.#headers.length === 0 ? bytes : Buffer.concat([this.#headers, bytes]);
    const end = all.indexOf('\r\n\r\n');
    this.#headers = end < 0 ? all : Buffer.alloc(0);
    if (end < 0) return this.#headers.subarray(0, 0);
    const length = /^content-length:\s*(\d+)\s*$/im.exec(all.toString('latin1', 0, end))?.[1];
    if (length === undefined) throw new Error('A message without the header Content-Length has been left out.');
    this.#body = createBody(Number(length));
    return all.subarray(end + 4);
  }

  /** @returns what has come behind the message */
  #readBody(bytes: Buffer, body: Body, callback: DataCallback): Buffer {
    body.take(bytes.subarray(0, body.left));
    const rest = bytes.subarray(body.left);
    body.left -= bytes.length - rest.length;
    if (body.left > 0) return rest;
    this.#body = undefined;
    try {
      // Who takes messages looks at what they are.
      callback(body.end() as Parameters<DataCallback>[0]);
    } catch (error) {
      // The next message is a good one, perhaps.
      this.fireError(error);
    }
    return rest;
  }
}

function createBody(length: number): Body {
  if (length >= longMessage) return { left: length, ...createLongMessage() };
  const parts: Buffer[] = [];
  return {
    left: length,
    take: (bytes) => {
      parts.push(bytes);
    },
    end: () => JSON.parse(Buffer.concat(parts).toString()) as unknown,
  };
}
