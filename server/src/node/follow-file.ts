import type { BigIntStats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FollowedLines, Following } from '../lsp/file-runtime.js';
import type { Decoder, Encoding } from './encoding.js';
import { createDecoder } from './encoding.js';
import type { UnitWidth } from './log-blocks.js';
import type { OpenTailed, TailEvent } from './tail.js';
import { createTail } from './tail.js';

/** Milliseconds between two looks at a log. */
const pause = 500;

/** Bytes of the end that are shown. */
const window = 1 << 20;

/** The file that has a path now. */
export const openFile =
  (path: string): OpenTailed =>
  async () => {
    const file = await open(path, 'r').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (file === undefined) return undefined;
    const stats: BigIntStats = await file.stat({ bigint: true });
    return {
      id: `${String(stats.dev)}:${String(stats.ino)}`,
      size: async () => (await file.stat()).size,
      read: async (from, length) => {
        const buffer = Buffer.alloc(length);
        const { bytesRead } = await file.read(buffer, 0, length, from);
        return buffer.subarray(0, bytesRead);
      },
      close: () => file.close(),
    };
  };

/**
 * Follows a file, from its last lines on.
 * @param tell is given what came, in order
 * @param failed is called when the file cannot be read any more: that is the end
 */
export function followFile(path: string, tell: (lines: FollowedLines) => void, failed: (error: unknown) => void): Following {
  const tail = createTail(openFile(path), window);
  let decoder: Decoder | undefined;
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const told = (event: TailEvent): FollowedLines => {
    switch (event.kind) {
      case 'bytes': {
        decoder ??= createDecoder(encodingOf(event.unit));
        const text = decoder.decode(event.whole);
        return { kind: 'lines', text, begun: createDecoder(decoder.encoding()).decode(event.begun), isNew: !isFirst };
      }
      case 'replaced':
      case 'truncated':
        decoder = undefined;
        return event;
      case 'gone':
        decoder = undefined;
        return event;
      case 'back':
      case 'skipped':
        return event;
      default:
        return event satisfies never;
    }
  };
  const look = async (): Promise<void> => {
    for (const event of await tail.look()) {
      if (stopped) return;
      // The beginning of a large log is passed over without a word: nobody expects it.
      if (event.kind !== 'skipped' || !isFirst) tell(told(event));
    }
    isFirst = false;
  };
  const lookAgain = (): void => {
    look().then(
      () => {
        if (stopped) void tail.close();
        else timer = setTimeout(lookAgain, pause);
      },
      (error: unknown) => {
        void tail.close();
        failed(error);
      },
    );
  };
  lookAgain();
  return {
    stop: () => {
      stopped = true;
      if (timer !== undefined) {
        clearTimeout(timer);
        void tail.close();
      }
    },
  };
}

/** Undefined for all but UTF-16: the bytes themselves tell. */
const encodingOf = (unit: UnitWidth): Encoding | undefined => (unit.width === 1 ? undefined : unit.littleEndian ? 'utf-16le' : 'utf-16be');
