import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PacketStep } from '../../server/src/service/ladder-model.js';
import { mergeLadders } from '../../server/src/service/merged-ladder.js';
import { ladderOf, noon, talk } from './ladders.js';

interface Line {
  readonly time: number;
  readonly text: string;
}

/** A transmission of the script: what became of it in truth. */
interface Truth {
  readonly label: string;
  readonly sentAt: number;
  readonly delay: number;
  readonly lost: boolean;
}

interface Fortune {
  readonly lost: boolean;
  /** Milliseconds on the way. */
  readonly delay: number;
}

/** How long (ms) a sender waits before it sends a packet again, and how often. */
const patience = 8000;
const tries = 4;

/**
 * Two devices go through Main Mode and Quick Mode, each packet sent again until it is answered or given up. Each logs what it sends and
 * what it receives by its own clock.
 */
function negotiate(
  fortunes: readonly Fortune[],
  offset: number,
): { readonly own: string; readonly peer: string; readonly truth: readonly Truth[] } {
  const own: Line[] = [];
  const peer: Line[] = [];
  const truth: Truth[] = [];
  const left = [...fortunes];
  let now = noon;
  const send = (exchange: string, number: number): boolean => {
    const mine = number % 2 === 1;
    for (let attempt = 0; attempt < tries; attempt++) {
      const { lost, delay } = left.shift() ?? { lost: false, delay: 1 };
      (mine ? own : peer).push({ time: now + (mine ? 0 : offset), text: `send ${exchange} ${String(number)}` });
      truth.push({ label: `${exchange}/${String(number)}`, sentAt: now, delay, lost });
      if (!lost) {
        now += delay;
        (mine ? peer : own).push({ time: now + (mine ? offset : 0), text: `got ${exchange} ${String(number)}` });
        now += 1;
        return true;
      }
      now += patience;
    }
    return false;
  };
  const done = [1, 2, 3, 4, 5, 6].every((number) => send('main', number));
  if (done) [1, 2, 3].every((number) => send('quick', number));
  const log = (lines: readonly Line[], host: string, prefix: string): string =>
    lines.map(({ time, text }) => talk(time, host, `${prefix}: ${text}`)).join('\n');
  return { own: log(own, 'gw-a', 'west 192.0.2.1-203.0.113.9'), peer: log(peer, 'gw-b', 'east 203.0.113.9-192.0.2.1'), truth };
}

const jitter = 400;

const fortune = (weightOfLoss: number): fc.Arbitrary<Fortune> =>
  fc.record({ lost: fc.integer({ min: 0, max: 9 }).map((value) => value < weightOfLoss), delay: fc.integer({ min: 1, max: jitter }) });

/** The first two packets arrive, so that both logs tell of the negotiation. */
const fortunes = fc
  .tuple(fc.tuple(fortune(0), fortune(0)), fc.array(fortune(3), { maxLength: 40 }))
  .map(([first, others]) => [...first, ...others]);

describe('two logs of one negotiation', () => {
  it('are merged with the offset within the jitter, and exactly the lost packets are marked', () => {
    fc.assert(
      fc.property(fortunes, fc.integer({ min: -40_000_000, max: 40_000_000 }), (script, offset) => {
        const { own, peer, truth } = negotiate(script, offset);
        const merged = mergeLadders(ladderOf(own), ladderOf(peer));
        assert.ok(merged !== undefined);
        assert.ok(Math.abs(merged.clock.milliseconds - offset) <= jitter, `${String(merged.clock.milliseconds)} is not ${String(offset)}`);
        const packets = merged.steps.filter((step): step is PacketStep => step.kind === 'packet');
        // What was lost several times in a row is one step.
        const found = packets.flatMap(({ exchange, number, fate, count }) =>
          Array.from({ length: count }, () => `${exchange}/${String(number)} ${fate}`),
        );
        assert.deepEqual(
          found,
          truth.map(({ label, lost }) => `${label} ${lost ? 'lost' : 'seen'}`),
        );
        for (const { sent, received, fate } of packets) assert.equal(received === undefined, fate === 'lost', String(sent?.time));
      }),
      { numRuns: 150 },
    );
  });

  it('in whole seconds show no packet arriving before it was sent by more than the clocks leave open', () => {
    fc.assert(
      fc.property(fortunes, fc.integer({ min: -90_000, max: 90_000 }), (script, offset) => {
        const whole = (log: string): string => log.replaceAll(/\.\d{3} /g, ' ');
        const { own, peer } = negotiate(script, offset);
        const merged = mergeLadders(ladderOf(whole(own)), ladderOf(whole(peer)));
        assert.ok(merged !== undefined);
        assert.ok(Math.abs(merged.clock.milliseconds - offset) <= 1000 + jitter);
      }),
    );
  });
});
