import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines, lineText } from '../../server/src/core/analysis/lines.js';
import type { Language, MessageText, TunnelEventKind } from '../../server/src/core/catalog/model.js';
import type { DocumentContext } from '../../server/src/service/document.js';
import { documentContext } from '../../server/src/service/document.js';
import { createTexts } from '../../server/src/service/texts.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

export const uri = 'file:///logs/gateway.log';

const ike = (id: string, template: string, phase: 'ike-sa' | 'child-sa' | undefined, event: TunnelEventKind) =>
  message(id, [template], { tunnel: { kind: 'ike', event, ...(phase === undefined ? {} : { phase }) } });

/** An invented daemon: `north #1 203.0.113.5: phase 1 begins`. A line that names nothing belongs to the negotiation that moved last. */
export const iked = catalogOf(
  [
    family(
      'ike',
      [
        ike('begin', 'phase 1 begins', 'ike-sa', 'begin'),
        ike('up1', 'phase 1 stands', 'ike-sa', 'established'),
        ike('begin2', 'phase 2 begins using #{parent_state_number}', 'child-sa', 'begin'),
        ike('rekey2', 'phase 2 begins in place of #{replaced_state_number:number}', 'child-sa', 'begin'),
        ike('up2', 'phase 2 stands, SPI {spi:hex}', 'child-sa', 'established'),
        ike('refused', 'refused: {reason}', 'ike-sa', 'cause'),
        ike('refused2', 'phase 2 refused', 'child-sa', 'rejected'),
        ike('timeout', 'no answer', 'ike-sa', 'timeout'),
        ike('deleted', 'SA {spi:hex} deleted', 'child-sa', 'deleted'),
        ike('rekeyed', 'phase 2 has new keys', 'child-sa', 'rekeyed'),
        ike('again', 'sending the packet again', undefined, 'retransmit'),
        ike('dead', 'the peer is dead', undefined, 'dead'),
        message('notify', ['peer notifies {notify:word}'], {
          when: [{ params: { notify: ['DELETE'] }, tunnel: { kind: 'ike', event: 'deleted' } }],
        }),
        message('blocked', ['blocked packets of {peer:ip}']),
      ],
      {
        tags: ['iked'],
        prefixes: ['{connection:word} #{state_number} {peer:ip}: ', '{connection:word} #{state_number}: '],
        prefix: 'optional',
      },
    ),
  ],
  {
    tunnels: [
      {
        kind: 'ike',
        identity: [['connection'], ['peer']],
        phases: ['ike-sa', 'child-sa'],
        establishedBy: ['child-sa'],
        keys: [
          { space: 'state', params: ['state_number'] },
          { space: 'state', params: ['parent_state_number'], of: 'ike-sa' },
          { space: 'state', params: ['replaced_state_number'], replaced: true },
          { space: 'spi', params: ['spi'], of: 'child-sa' },
        ],
        name: ['connection', 'peer'],
      },
    ],
  },
);

const titles: Readonly<Record<string, MessageText>> = {
  refused: { title: 'the peer refused: {reason}' },
  refused2: { title: 'the peer refused phase 2' },
  timeout: { title: 'the peer did not answer' },
};

/** A log of the invented daemon, a line each second from 10:00:00; a line that begins with `!` is another program's. */
export function ikedLog(lines: readonly string[]): string {
  const clock = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString().slice(11, 19);
  return lines
    .map((line, second) => `Nov 22 ${clock(second)} gw ${line.startsWith('!') ? `kernel: ${line.slice(1)}` : `iked: ${line}`}`)
    .join('\n');
}

export function ikedDocument(lines: readonly string[], language: Language = 'en'): DocumentContext {
  const analysis = analyse(iked, createLines(ikedLog(lines)), reference);
  return documentContext(
    uri,
    analysis,
    language,
    createTexts(() => Promise.resolve({ values: {}, messages: titles })),
  );
}

/** The place in a line (from 0) where a text begins, `offset` characters further. */
export function positionOf(document: DocumentContext, line: number, text: string, offset = 0): Position {
  const character = lineText(document.analysis.lines, line).indexOf(text);
  assert.ok(character >= 0, `line ${String(line)} does not hold ${text}`);
  return { line, character: character + offset };
}

/** Number of the first line that the pattern finds. */
export function lineOf({ analysis: { lines } }: DocumentContext, pattern: RegExp): number {
  const line = Array.from({ length: lines.lineCount }, (_, at) => lineText(lines, at)).findIndex((text) => pattern.test(text));
  assert.ok(line >= 0, `no line matches ${String(pattern)}`);
  return line;
}

/** What stands in a range of one line. */
export function textIn(document: DocumentContext, range: { readonly start: Position; readonly end: Position }): string {
  assert.equal(range.start.line, range.end.line);
  return lineText(document.analysis.lines, range.start.line).slice(range.start.character, range.end.character);
}
