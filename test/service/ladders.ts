import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { CompiledCatalogs } from '../../server/src/core/catalog/compile.js';
import type { Condition, Packet, TunnelEvent } from '../../server/src/core/catalog/model.js';
import { attemptLadder } from '../../server/src/service/attempt-ladder.js';
import type { Ladder, Step } from '../../server/src/service/ladder-model.js';
import { packetLabel } from '../../server/src/service/ladder-words.js';
import { catalogOf, family, message, reference } from '../core/helpers.js';

const event = (kind: TunnelEvent['event'], phase?: TunnelEvent['phase'], packet?: Packet): TunnelEvent => ({
  kind: 'ike',
  event: kind,
  ...(phase === undefined ? {} : { phase }),
  ...(packet === undefined ? {} : { packet }),
});

const numbers = ['1', '2', '3', '4', '5', '6'];

const packets = (exchange: Packet['exchange'], phase: TunnelEvent['phase'], direction: Packet['direction']): Condition[] =>
  numbers.map((number) => ({
    params: { number: [number] },
    tunnel: event('progress', phase, { exchange, number: Number(number), direction }),
  }));

const packetMessage = (
  id: string,
  words: string,
  exchange: Packet['exchange'],
  phase: TunnelEvent['phase'],
  direction: Packet['direction'],
) =>
  message(id, [`${words} {number:number}[[ holding {payload:text}]]`], {
    when: packets(exchange, phase, direction),
    tunnel: event('progress', phase),
  });

/** An invented daemon that tells of every packet: `west 192.0.2.1-203.0.113.9: send main 1`. */
const talker: CompiledCatalogs = catalogOf(
  [
    family(
      'talk',
      [
        packetMessage('main-sent', 'send main', 'main', 'ike-sa', 'sent'),
        packetMessage('main-received', 'got main', 'main', 'ike-sa', 'received'),
        packetMessage('quick-sent', 'send quick', 'quick', 'child-sa', 'sent'),
        packetMessage('quick-received', 'got quick', 'quick', 'child-sa', 'received'),
        message('main-begins', ['begins main'], { tunnel: event('begin', 'ike-sa', { exchange: 'main', number: 1, direction: 'sent' }) }),
        message('round-sent', ['out SA'], { tunnel: event('progress', 'ike-sa', { exchange: 'main', round: 1, direction: 'sent' }) }),
        message('round-received', ['in SA'], {
          tunnel: event('progress', 'ike-sa', { exchange: 'main', round: 1, direction: 'received' }),
        }),
        message('round-sent-2', ['out KE'], { tunnel: event('progress', 'ike-sa', { exchange: 'main', round: 2, direction: 'sent' }) }),
        message('quick-done', ['quick done'], {
          tunnel: event('established', 'child-sa', { exchange: 'quick', number: 3, direction: 'received' }),
        }),
        message('alive-sent', ['ask alive'], { tunnel: event('established', 'ike-sa', { exchange: 'informational', direction: 'sent' }) }),
        message('alive-received', ['is alive'], {
          tunnel: event('established', 'ike-sa', { exchange: 'informational', direction: 'received' }),
        }),
        message('notified', ['notified {reason:word}'], {
          tunnel: event('cause', undefined, { exchange: 'informational', direction: 'received' }),
        }),
        message('resent', ['send again'], { tunnel: event('retransmit') }),
        message('up1', ['phase 1 up'], { tunnel: event('established', 'ike-sa') }),
        message('up2', ['phase 2 up, SPI {spi_in:hex} {spi_out:hex}'], { tunnel: event('established', 'child-sa') }),
        message('step', ['thinking'], { tunnel: event('progress', 'ike-sa') }),
        message('refused', ['refused: {reason:text}'], { tunnel: event('rejected', 'ike-sa') }),
        message('trouble', ['network trouble'], { tunnel: event('cause') }),
        message('timeout', ['no answer'], { tunnel: event('timeout', 'ike-sa') }),
        message('timeout-5', ['no answer to main 5'], {
          tunnel: event('timeout', 'ike-sa', { exchange: 'main', number: 5, direction: 'sent' }),
        }),
        message('link', ['link {state:word}'], { tunnel: { kind: 'ppp', phase: 'link', event: 'progress' } }),
      ],
      { tags: ['talk'], prefixes: ['{connection:word} {local:ip}-{peer:ip}: ', '{connection:word}: '], prefix: 'required' },
    ),
  ],
  {
    tunnels: [
      { kind: 'ike', identity: [['connection']], phases: ['ike-sa', 'child-sa'], establishedBy: ['child-sa'], name: ['connection'] },
      { kind: 'ppp', identity: [['connection']], phases: ['link'], name: ['connection'] },
    ],
  },
);

/** A line of the invented daemon. @param time ms since 1970 */
export const talk = (time: number, host: string, text: string): string =>
  `${new Date(time).toISOString().slice(0, -1)} ${host} talk: ${text}`;

export const noon = Date.UTC(2026, 10, 22, 12);

/** Lines a second apart: `send main 1`. */
export const talkLog = (texts: readonly string[], host = 'gw-a', prefix = 'west 192.0.2.1-203.0.113.9'): string =>
  texts.map((text, second) => talk(noon + second * 1000, host, `${prefix}: ${text}`)).join('\n');

/** The ladders of all attempts in a log. */
export function laddersOf(log: string, catalogs: CompiledCatalogs = talker): readonly Ladder[] {
  const analysis = analyse(catalogs, createLines(log), reference);
  return analysis.tunnels().tunnels.flatMap((tunnel) => tunnel.attempts.map((attempt) => attemptLadder(analysis, tunnel, attempt)));
}

/** The only ladder of a log. */
export function ladderOf(log: string, catalogs: CompiledCatalogs = talker): Ladder {
  const [ladder, ...others] = laddersOf(log, catalogs);
  if (ladder === undefined || others.length > 0)
    throw new Error(`The log has ${String(others.length + (ladder === undefined ? 0 : 1))} attempts`);
  return ladder;
}

/** A step on one line: `→ Main Mode 1 ×3 unanswered`, `← refused`. */
export function stepText(step: Step): string {
  switch (step.kind) {
    case 'packet': {
      const parts = [
        step.from === 'left' ? '→' : '←',
        packetLabel(step),
        step.count > 1 ? `×${String(step.count)}` : '',
        step.fate === 'seen' ? '' : step.fate,
      ];
      return [...parts, step.decisive ? '!' : ''].filter((part) => part !== '').join(' ');
    }
    case 'note':
      return [
        step.at === 'left' ? '*' : ' *',
        step.tells.message.file?.id ?? '',
        step.count > 1 ? `×${String(step.count)}` : '',
        step.decisive ? '!' : '',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'omitted':
      return `… ${String(step.count)}`;
    default:
      return step satisfies never;
  }
}
