import { once } from 'node:events';

/** Characters that wait to be written together. */
const bufferLength = 1 << 16;

/** Standard output, written in large pieces. */
export interface Output {
  readonly write: (text: string) => void;
  readonly line: (text: string) => void;
  /** Whether so much waits that it is time for `flush`. */
  readonly isFull: () => boolean;
  readonly flush: () => Promise<void>;
}

/** @param beforeWriting called before anything is sent: a progress line has to leave the terminal first */
export function createOutput(stream: NodeJS.WriteStream, beforeWriting: () => void): Output {
  let pieces: string[] = [];
  let length = 0;
  const write = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  return {
    write,
    line: (text) => write(`${text}\n`),
    isFull: () => length >= bufferLength,
    flush: async () => {
      if (length === 0) return;
      const text = pieces.join('');
      pieces = [];
      length = 0;
      beforeWriting();
      if (!stream.write(text)) await once(stream, 'drain');
    },
  };
}

/** How far the reading has come, on one line of the terminal. */
export interface Progress {
  /** @param share 0 to 1; undefined where the whole is not known */
  readonly show: (name: string, share: number | undefined) => void;
  readonly clear: () => void;
}

/** After so many milliseconds a user wonders whether anything happens. */
const patience = 1000;
const interval = 100;

export function createProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  const started = now();
  let shown = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show: (name, share) => {
      const time = now();
      if (!stream.isTTY || time - started < patience || time - shown < interval) return;
      shown = time;
      visible = true;
      stream.write(`\r\u001b[K${name} ${share === undefined ? '…' : `${String(Math.floor(share * 100))} %`}`);
    },
    clear: () => {
      if (!visible) return;
      visible = false;
      stream.write('\r\u001b[K');
    },
  };
}
