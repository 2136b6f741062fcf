import type { Item, LanedRow } from './layout.js';
import { anchorOf, holds, rowKey, type Cell, type Rows } from './state.js';

/** What a key does in the grid. */
export type KeyAction =
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' }
  /** By a share of what is seen. */
  | { readonly kind: 'pan'; readonly share: number }
  | { readonly kind: 'row'; readonly by: number }
  | { readonly kind: 'item'; readonly by: number }
  | { readonly kind: 'edge'; readonly edge: 'first' | 'last'; readonly ofGrid: boolean }
  | { readonly kind: 'open'; readonly keep: boolean }
  | { readonly kind: 'dismiss' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const page = 10;

/** Keys with Ctrl, Cmd or Alt are the editor's, but for the grid's first and last cell. */
export function keyAction({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): KeyAction | undefined {
  if (altKey || metaKey) return undefined;
  if (key === 'Home' || key === 'End') return { kind: 'edge', edge: key === 'Home' ? 'first' : 'last', ofGrid: ctrlKey };
  if (ctrlKey) return undefined;
  switch (key) {
    case '+':
    case '=':
      return { kind: 'zoom', factor: 1.6 };
    case '-':
    case '−':
      return { kind: 'zoom', factor: 1 / 1.6 };
    case '0':
      return { kind: 'fit' };
    case 'ArrowLeft':
      return shiftKey ? { kind: 'pan', share: -0.2 } : { kind: 'item', by: -1 };
    case 'ArrowRight':
      return shiftKey ? { kind: 'pan', share: 0.2 } : { kind: 'item', by: 1 };
    case 'ArrowUp':
      return { kind: 'row', by: -1 };
    case 'ArrowDown':
      return { kind: 'row', by: 1 };
    case 'PageUp':
      return { kind: 'row', by: -page };
    case 'PageDown':
      return { kind: 'row', by: page };
    case 'Enter':
      return { kind: 'open', keep: false };
    case ' ':
      return { kind: 'open', keep: true };
    case 'Escape':
      return { kind: 'dismiss' };
    default:
      return undefined;
  }
}

const middleOf = (item: Item): number => (item.kind === 'bar' ? (item.left + item.right) / 2 : item.at);

/** The thing that is nearest below or above another: at about the same time. */
const nearest = (items: readonly Item[], to: Item): Item | undefined =>
  items.reduce<Item | undefined>(
    (best, item) => (best === undefined || Math.abs(middleOf(item) - middleOf(to)) < Math.abs(middleOf(best) - middleOf(to)) ? item : best),
    undefined,
  );

/** Where the keyboard is after a move. @param layout the things of a row from left to right */
export function movedCell(
  cell: Cell,
  move: Extract<KeyAction, { readonly kind: 'row' | 'item' | 'edge' }>,
  { rows }: Rows,
  layout: (row: LanedRow) => readonly Item[],
): Cell {
  const at = Math.max(
    0,
    rows.findIndex(({ row }) => rowKey(row) === cell.row),
  );
  const current = rows[at];
  if (current === undefined) return cell;
  const items = layout(current);
  const { anchor } = cell;
  const index = anchor === undefined ? -1 : items.findIndex((item) => holds(item, anchor));
  const place = (row: LanedRow, item: Item | undefined): Cell => ({
    row: rowKey(row.row),
    anchor: item === undefined ? undefined : anchorOf(item),
  });
  switch (move.kind) {
    case 'item':
      return place(current, items[Math.min(items.length - 1, index + move.by)]);
    case 'row': {
      const target = rows[Math.min(rows.length - 1, Math.max(0, at + move.by))] ?? current;
      const item = items[index];
      return place(target, item === undefined || target === current ? item : nearest(layout(target), item));
    }
    case 'edge': {
      if (!move.ofGrid) return place(current, move.edge === 'first' ? undefined : items.at(-1));
      return place((move.edge === 'first' ? rows[0] : rows.at(-1)) ?? current, undefined);
    }
    default:
      return move satisfies never;
  }
}
