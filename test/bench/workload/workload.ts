import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cisco } from './cisco.js';
import { nxr } from './nxr.js';
import { others } from './others.js';
import type { Random } from './random.js';
import type { Scenario } from './scenario.js';
import { createRandom } from './random.js';

/** How many things happen at the same time. */
const simultaneous = 40;
const [hillstone, clavister, qno, noise] = others;

/** What lines there are in a workload. */
export interface Mix {
  /** Each appears as often as its share of the beginnings. */
  readonly scenarios: readonly [Scenario, ...Scenario[]];
  /** Changes a line before it gets its time. */
  readonly written: (line: string) => string;
}

/** Lines of all products, in the forms in which each writes them. */
export const everything: Mix = {
  scenarios: [...cisco, ...nxr, hillstone, clavister, qno, hillstone, noise, noise, noise, noise],
  written: (line) => line,
};

/** One product's lines among those of other programs, all as RFC 3164 has them in a file: what every log viewer knows. */
export const syslogOnly: Mix = {
  scenarios: [...nxr, noise],
  written: (line) => line.replace(/^<\d+>/, '').replace(/\{\w+\}/, '{syslog}'),
};

const beginning = Date.UTC(2026, 9, 1);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

function stamped(line: string, time: number): string {
  return line.replace(/\{(syslog|cisco|isoZone|iso|date)\}/, (_, form: string) => {
    const moment = new Date(time);
    const clock = `${two(moment.getUTCHours())}:${two(moment.getUTCMinutes())}:${two(moment.getUTCSeconds())}`;
    const day = two(moment.getUTCDate());
    const month = months[moment.getUTCMonth()] ?? '';
    const date = `2026-${two(moment.getUTCMonth() + 1)}-${day}`;
    switch (form) {
      case 'syslog':
        return `${month} ${day.replace(/^0/, ' ')} ${clock}`;
      case 'cisco':
        return `${month} ${day} 2026 ${clock}`;
      case 'iso':
        return `${date}T${clock}Z`;
      case 'isoZone':
        return `${date}T${clock}+09:00`;
      default:
        return `${date} ${clock}`;
    }
  });
}

/**
 * Lines of gateways, with tunnels that come up, fail and end at the same time, among lines of other programs. The same seed gives the same
 * lines.
 */
export function* workload(lines: number, { scenarios, written: form } = everything, seed = 1): Generator<string> {
  const random: Random = createRandom(seed);
  let serial = 1;
  const start = (): Iterator<string> => random.pick(scenarios)(random, serial++)[Symbol.iterator]();
  const running = Array.from({ length: simultaneous }, start);
  let time = beginning;
  for (let written = 0; written < lines;) {
    const at = random.below(simultaneous);
    const next = running[at]?.next();
    if (next === undefined || next.done === true) {
      running[at] = start();
      continue;
    }
    time += random.below(1500);
    written++;
    yield stamped(form(next.value), time);
  }
}

function* blocks(lines: Iterable<string>): Generator<string> {
  let block: string[] = [];
  for (const line of lines) {
    block.push(line);
    if (block.length < 4096) continue;
    yield `${block.join('\n')}\n`;
    block = [];
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}

export async function writeWorkload(file: string, lines: number, mix = everything): Promise<void> {
  await pipeline(Readable.from(blocks(workload(lines, mix))), createWriteStream(file));
}
