import { once } from 'node:events';

/** Standard output, written in large pieces. */
export interface Output {
  readonly write: (text: string) => void;
  readonly line: (text: string) => void;
  readonly flush: () => Promise<void>;
}

/** @param beforeWriting called before anything is sent: a progress line has to leave the terminal first */
export function createOutput(stream: NodeJS.WriteStream, beforeWriting: () => void): Output {
  let pieces: string[] = [];
  const write = (text: string): void => void pieces.push(text);
  return {
    write,
    line: (text) => write(`${text}\n`),
    flush: async () => {
      if (pieces.length === 0) return;
      const text = pieces.join('');
      pieces = [];
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
