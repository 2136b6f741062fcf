import type { UnitWidth } from './log-blocks.js';
import { unitWidth, wholeLinesEnd } from './log-blocks.js';

/** A file under a name, as far as following it needs to know. */
export interface TailedFile {
  /** What tells it from others that have had the name. */
  readonly id: string;
  readonly size: () => Promise<number>;
  /** Up to `length` bytes from an offset; fewer at the end. */
  readonly read: (from: number, length: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Opens the file that has the name now; undefined where there is none. */
export type OpenTailed = () => Promise<TailedFile | undefined>;

/** What happened to a log that is followed. */
export type TailEvent =
  /** What came: whole lines, and behind them the beginning of one that is not finished, which comes again when more of it has. */
  | { readonly kind: 'bytes'; readonly whole: Uint8Array; readonly begun: Uint8Array; readonly unit: UnitWidth }
  /** Another file has taken the name: a rotation by renaming, or the log was deleted and made anew. */
  | { readonly kind: 'replaced' }
  /** The log was emptied: a rotation by copying. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'back' }
  /** So many bytes came at once that they are passed over. */
  | { readonly kind: 'skipped'; readonly bytes: number };

export interface Tail {
  /** What has happened since the last look. To be called again and again, one call after the other. */
  readonly look: () => Promise<readonly TailEvent[]>;
  readonly close: () => Promise<void>;
}

/** Bytes before the end that are remembered: a log that was emptied and has grown past its former size is told by them. */
const mark = 64;

const none = new Uint8Array();

/** Bytes that tell UTF-16. */
const byteOrderMark = 2;
const oneByte: UnitWidth = { width: 1 };

/**
 * Follows the end of a log.
 * @param window bytes that are told of at once, at most; of more only the last
 */
export function createTail(open: OpenTailed, window: number): Tail {
  let file: TailedFile | undefined;
  let isGone = false;
  /** Up to where whole lines have been told of, up to where anything has, and the last bytes before that. */
  let told = 0;
  let end = 0;
  let before: Uint8Array = none;
  /** Undefined until the file is long enough for a byte order mark. */
  let unit: UnitWidth | undefined;

  const begin = (next: TailedFile | undefined): void => {
    file = next;
    told = end = 0;
    before = none;
    unit = undefined;
  };

  /** Whether what lies before the end is what was told of. */
  const isSame = async (known: TailedFile): Promise<boolean> => {
    const bytes = await known.read(end - before.length, before.length);
    return bytes.length === before.length && bytes.every((byte, at) => byte === before[at]);
  };

  const readOn = async (known: TailedFile, events: TailEvent[]): Promise<void> => {
    const size = await known.size();
    if (size < end || (size > end && !(await isSame(known)))) {
      events.push({ kind: 'truncated' });
      begin(known);
    }
    if (size <= end) return;
    if (size >= byteOrderMark) unit ??= unitWidth(await known.read(0, byteOrderMark));
    const width = unit ?? oneByte;
    const passed = size - told > window;
    // A unit of two bytes begins at an even place.
    const from = passed ? size - window - ((size - window) % width.width) : told;
    const bytes = await known.read(from, size - from);
    const line = passed ? firstLine(bytes, width) : 0;
    if (passed) events.push({ kind: 'skipped', bytes: from + line - told });
    const rest = bytes.subarray(line);
    const whole = wholeLinesEnd(rest, width);
    told = from + line + whole;
    end = from + bytes.length;
    before = bytes.slice(Math.max(0, bytes.length - mark));
    events.push({ kind: 'bytes', whole: rest.slice(0, whole), begun: rest.slice(whole), unit: width });
  };

  return {
    look: async () => {
      const events: TailEvent[] = [];
      const next = await open();
      if (next === undefined) {
        if (file !== undefined) await readOn(file, events);
        await file?.close();
        if (!isGone) events.push({ kind: 'gone' });
        isGone = true;
        begin(undefined);
        return events;
      }
      if (isGone) events.push({ kind: 'back' });
      isGone = false;
      if (file === undefined) begin(next);
      else if (file.id === next.id) await next.close();
      else {
        // What was written before the renaming is still read.
        await readOn(file, events);
        await file.close();
        events.push({ kind: 'replaced' });
        begin(next);
      }
      if (file !== undefined) await readOn(file, events);
      return events;
    },
    close: async () => {
      await file?.close();
      begin(undefined);
    },
  };
}

/** Where the first whole line begins in bytes that were cut out of a log at a unit's beginning. */
function firstLine(bytes: Uint8Array, unit: UnitWidth): number {
  if (unit.width === 1) return bytes.indexOf(0x0a) + 1;
  const [low, high] = unit.littleEndian ? [0, 1] : [1, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes[at + low] === 0x0a && bytes[at + high] === 0) return at + 2;
  return 0;
}
