import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Analysis } from '../../server/src/core/analysis/analysis.js';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import type { Lines } from '../../server/src/core/analysis/lines.js';
import { createLines, lineText, replaceText } from '../../server/src/core/analysis/lines.js';
import type { LiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import { createLiveAnalysis } from '../../server/src/core/analysis/live-analysis.js';
import type { Tunnel } from '../../server/src/core/tunnel/model.js';
import type { MessageFile } from '../../server/src/core/catalog/model.js';
import { catalogOf, family, message, reference } from './helpers.js';

const told = (id: string, template: string, tunnel: MessageFile['tunnel'], outcome: MessageFile['outcome'] = 'notice'): MessageFile =>
  message(id, [template], { outcome, ...(tunnel === undefined ? {} : { tunnel }) });

/** A daemon with two kinds of tunnels, that names some by their peer before it knows better, and a device that starts again. */
const catalogs = catalogOf(
  [
    family(
      'iked',
      [
        told('packet', 'packet from {peer:ip}', { kind: 'ike', phase: 'ike-sa', event: 'begin' }),
        told('begin', 'phase 1 begins', { kind: 'ike', phase: 'ike-sa', event: 'begin' }),
        told('up', 'phase 1 stands', { kind: 'ike', phase: 'ike-sa', event: 'established' }),
        told('begin2', 'phase 2 begins using #{parent_state_number}', { kind: 'ike', phase: 'child-sa', event: 'begin' }),
        told('up2', 'phase 2 stands, SPI {spi:hex}', { kind: 'ike', phase: 'child-sa', event: 'established' }),
        told('refused', 'refused: {reason}', { kind: 'ike', event: 'cause' }, 'warning'),
        told('timeout', 'no answer', { kind: 'ike', phase: 'ike-sa', event: 'timeout' }, 'failure'),
        told('session', 'session of {user}', { kind: 'ppp', event: 'established' }),
        told('start', 'the device starts', { kind: '*', event: 'restart' }),
      ],
      { tags: ['iked'], prefixes: ['{connection:word} #{state_number}: '], prefix: 'optional' },
    ),
  ],
  {
    tunnels: [
      {
        kind: 'ike',
        identity: [['connection'], ['peer']],
        phases: ['ike-sa', 'child-sa'],
        keys: [
          { space: 'state', params: ['state_number'] },
          { space: 'state', params: ['parent_state_number'], of: 'ike-sa' },
          { space: 'spi', params: ['spi'], of: 'child-sa' },
        ],
      },
      { kind: 'ppp', identity: [['user']], phases: ['session'] },
    ],
  },
);

const clock = (second: number): string => new Date(Date.UTC(2026, 10, 22, 0, 0, second)).toISOString().slice(11, 19);
const event = (second: number, host: string, text: string): string => `Nov 22 ${clock(second)} ${host} iked: ${text}`;

/** A long line that tells nothing: a few of them fill a chunk. */
const noise = `Nov 22 10:00:00 gw kernel: ${'.'.repeat(3000)}`;

/** All that readers see of an analysis. */
function seen(analysis: Analysis): unknown {
  const index = analysis.tunnels();
  // The numbers of tunnels and attempts say nothing by themselves.
  const tunnel = ({ kind, product, attempts, id, ...rest }: Tunnel): unknown => ({
    ...rest,
    kind: kind.kind,
    product: product.id,
    id: id >= 0,
    attempts: attempts.map((attempt) => ({
      ...attempt,
      id: attempt.id >= 0,
      reason: attempt.reason?.line,
      phases: attempt.phases.map(({ decision, ...phase }) => ({ ...phase, decision: decision?.line })),
      lines: [...index.linesOf(attempt)],
    })),
  });
  return {
    isComplete: index.isComplete,
    tunnels: index.tunnels.map((each) => ({ told: tunnel(each), lines: [...index.linesOfTunnel(each)] })),
    failed: index.count('failed'),
    lines: Array.from({ length: analysis.lines.lineCount }, (_, line) => {
      const place = index.at(line);
      const { message, outcome } = analysis.summary(line);
      return [
        message?.file?.id,
        outcome,
        place?.tunnel.name,
        place?.tunnel.kind.kind,
        place?.attempt.firstLine,
        place?.number,
        place?.phase?.firstLine,
        place?.inferred,
        index.around(line),
      ];
    }),
  };
}

const finish = (live: LiveAnalysis): LiveAnalysis => {
  while (live.step());
  return live;
};

const open = (text: string): LiveAnalysis => finish(createLiveAnalysis(catalogs, createLines(text), reference));

/** What an edit costs: lines that are read and events that are joined until everything is known again. */
function costOf(live: LiveAnalysis, edit: (lines: Lines) => Lines): { readonly lines: number; readonly events: number } {
  const { lines, events } = { ...live.work };
  live.edit(edit(live.current().lines), reference);
  finish(live);
  return { lines: live.work.lines - lines, events: live.work.events - events };
}

const insert =
  (line: number, text: string) =>
  (lines: Lines): Lines =>
    replaceText(lines, { line, character: 0 }, { line, character: 0 }, text);

/** Lines of two devices with the same tunnel over and over, and of other programs between. */
function largeLog(blocks: number): string {
  const block = (at: number): readonly string[] => [
    event(at, 'gw', `north #${String(2 * at + 1)}: phase 1 begins`),
    event(at, 'gw', `north #${String(2 * at + 1)}: phase 1 stands`),
    event(at, 'hq', `west #${String(at + 1)}: phase 1 begins`),
    noise,
    event(at, 'gw', `north #${String(2 * at + 2)}: phase 2 begins using #${String(2 * at + 1)}`),
    event(at, 'gw', `north #${String(2 * at + 2)}: phase 2 stands, SPI 0x${(at + 4096).toString(16)}`),
    event(at, 'hq', `west #${String(at + 1)}: no answer`),
    noise,
  ];
  return `${Array.from({ length: blocks }, (_, at) => block(at).join('\n')).join('\n')}\n`;
}
const linesOfBlock = 8;

describe('an analysis under edits', () => {
  const line = fc.oneof(
    fc.constant(noise),
    fc
      .tuple(
        fc.constantFrom('gw', 'hq'),
        fc.constantFrom('north', 'south'),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('phase 1 begins', 'phase 1 stands', 'phase 2 begins using #1', 'refused: mismatch', 'no answer'),
        fc.boolean(),
      )
      .map(([host, name, number, text, named]) => event(0, host, named ? `${name} #${String(number)}: ${text}` : text)),
    fc
      .tuple(
        fc.constantFrom('gw', 'hq'),
        fc.constantFrom('packet from 203.0.113.5', 'packet from 203.0.113.6', 'session of alice', 'session of bob', 'the device starts'),
      )
      .map(([host, text]) => event(1, host, text)),
  );
  const edit = fc.record({
    from: fc.nat(),
    length: fc.nat(3),
    character: fc.constantFrom(0, 0, 0, 20),
    added: fc.array(line, { maxLength: 4 }),
    steps: fc.nat(6),
  });

  it('is the same as one from scratch, whenever the edits come', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), fc.array(edit, { maxLength: 6 }), (lines, edits) => {
        const live = createLiveAnalysis(catalogs, createLines(lines.join('\n')), reference);
        for (const { from, length, character, added, steps } of edits) {
          for (let step = 0; step < steps; step++) live.step();
          const before = live.current().lines;
          const first = from % before.lineCount;
          // What somebody looks at is read before its turn.
          live.current().summary(first);
          live.current().tunnels().at(first);
          const text = added.map((each) => `${each}\n`).join('');
          live.edit(replaceText(before, { line: first, character }, { line: first + length, character }, text), reference);
        }
        finish(live);
        const text = live
          .current()
          .lines.chunks.map((chunk) => chunk.text)
          .join('');
        assert.equal(live.remaining(), 0);
        assert.deepEqual(seen(live.current()), seen(analyse(catalogs, createLines(text), reference)));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same as one from scratch after a large paste, and after all has been replaced', () => {
    const live = open(largeLog(40));
    live.edit(insert(100, largeLog(60))(live.current().lines), reference);
    finish(live);
    const pasted = live
      .current()
      .lines.chunks.map((chunk) => chunk.text)
      .join('');
    assert.deepEqual(seen(live.current()), seen(analyse(catalogs, createLines(pasted), reference)));
    live.edit(createLines(largeLog(20)), reference);
    assert.deepEqual(seen(finish(live).current()), seen(analyse(catalogs, createLines(largeLog(20)), reference)));
  });
});

describe('the cost of an edit', () => {
  const [small, large] = [open(largeLog(50)), open(largeLog(2000))];

  it('is the new line and its event for an appended line, however long the document', () => {
    for (const live of [small, large]) {
      const end = live.current().lines.lineCount - 1;
      const cost = costOf(live, insert(end, `${event(0, 'gw', 'north #9001: phase 1 begins')}\n`));
      assert.ok(cost.lines <= 2, `${String(cost.lines)} lines`);
      assert.equal(cost.events, 1);
      assert.equal(live.current().tunnels().at(end)?.tunnel.name, 'north');
    }
  });

  it('is the new line and no event for one in the middle that tells of no tunnel', () => {
    for (const live of [small, large]) {
      const middle = (live.current().lines.lineCount >> 4) * linesOfBlock;
      const before = live.current().tunnels().tunnels.at(-1);
      const cost = costOf(live, insert(middle, 'another line\n'));
      assert.ok(cost.lines <= 2, `${String(cost.lines)} lines`);
      assert.equal(cost.events, 0);
      const after = live.current().tunnels().tunnels.at(-1);
      // Its lines have moved all the same.
      assert.equal(after?.lastLine, (before?.lastLine ?? 0) + 1);
    }
  });

  it('is the events of one device and kind of tunnel for a line in the middle that changes these', () => {
    const live = open(largeLog(500));
    const cost = costOf(live, insert(linesOfBlock * 250, `${event(250, 'hq', 'west #7000: phase 1 begins')}\n`));
    assert.ok(cost.lines <= 2, `${String(cost.lines)} lines`);
    assert.equal(cost.events, 2 * 500 + 1);
  });

  it('leaves the tunnels as they are that it does not concern', () => {
    const live = open(largeLog(30));
    const [north, west] = live.current().tunnels().tunnels;
    const end = live.current().lines.lineCount - 1;
    costOf(live, insert(end, `${event(0, 'hq', 'west #9001: phase 1 begins')}\n`));
    const after = live.current().tunnels().tunnels;
    assert.equal(after[0], north);
    assert.equal(after[1]?.attempts.length, (west?.attempts.length ?? 0) + 1);
    assert.equal(after[1].attempts[3], west?.attempts[3]);
  });
});

describe('a document that has not been read to its end', () => {
  it('tells what a line means, and reads no more than its chunk for that', () => {
    const text = largeLog(1000);
    const live = createLiveAnalysis(catalogs, createLines(text), reference);
    const line = linesOfBlock * 700 + 6;
    assert.equal(live.current().summary(line).message?.file?.id, 'timeout');
    assert.equal(live.work.chunks, 1);
    assert.equal(live.current().tunnels().at(line), undefined);
    assert.equal(live.current().tunnels().isComplete, false);
    assert.deepEqual(live.current().tunnels().tunnels, []);
    finish(live);
    assert.equal(live.current().tunnels().at(line)?.tunnel.name, 'west');
    // What was read before its turn is not read again.
    assert.equal(live.work.chunks, live.current().lines.chunks.length);
    assert.equal(lineText(live.current().lines, line), text.split('\n')[line]);
  });
});
