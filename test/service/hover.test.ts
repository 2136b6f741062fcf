import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/core/analysis/analysis.js';
import { createLines } from '../../server/src/core/analysis/lines.js';
import type { Language } from '../../server/src/core/catalog/model.js';
import { documentContext } from '../../server/src/service/document.js';
import { hover } from '../../server/src/service/hover.js';
import { reference, vocabulary } from '../core/helpers.js';
import { builtInCatalogs, builtInTexts, builtInVocabulary } from './built-in.js';
import { ikedDocument, uri } from './documents.js';

async function hoverOf(text: string, character: number, language: Language = 'en', line = 0): Promise<string | undefined> {
  const document = documentContext('file:///a%20b.log', analyse(builtInCatalogs(), createLines(text), reference), language, builtInTexts());
  const found = await hover(document, builtInVocabulary, { line, character });
  return found === null ? undefined : (found.contents as MarkupContent).value;
}

const timeUp =
  '<187>Nov 22 10:00:00 1304415172000634(root) 4508030c Event@VPN: phase2 negotiation failed due to time up. 5f0c9a1be3d24477:8be1b4c2d3e4f506';

describe('hover', () => {
  it('says what happened, why, what to check, and where it comes from', async () => {
    const text = (await hoverOf(timeUp, 100)) ?? '';
    for (const part of [
      '✗',
      'Failure',
      'Likely causes',
      'What to check',
      'hillstone-stoneos/4508030c',
      'Device severity: 3 error',
      'Source',
    ]) {
      assert.ok(text.replaceAll('\\', '').includes(part), `${part} in\n${text}`);
    }
  });

  it('speaks the language that is asked for', async () => {
    assert.match((await hoverOf(timeUp, 100, 'ja')) ?? '', /考えられる原因/);
    assert.match((await hoverOf(timeUp, 100, 'zh-cn')) ?? '', /可能原因/);
  });

  it('says that an id is not in the catalog', async () => {
    const text = (await hoverOf('<189>Nov 22 10:00:00 1304415172000634(root) 4fffffff Event@NET: something new', 80)) ?? '';
    assert.match(text.replaceAll('\\', ''), /envelope is known, but the id 4fffffff is not in the catalog/);
  });

  it('is silent on what no catalog knows', async () => {
    assert.equal(await hoverOf('Nov 22 10:00:00 gw sshd[1]: x', 3), undefined);
    assert.equal(await hoverOf('', 0), undefined);
    assert.equal(await hoverOf(timeUp, 0, 'en', 99), undefined);
  });

  it('shows a log’s text as text: no link, no command, no HTML', async () => {
    const hostile = '[x](command:workbench.action.quit) <img src=x onerror=alert(1)> `code` | **bold** \u001b[31m \u202e';
    const text = (await hoverOf(`<187>Nov 22 10:00:00 1304415172000634(root) 45140604 Event@NET: x`, 70)) ?? '';
    assert.ok(!text.includes('](command:'));
    const line = `<140>VPN Log: (g2gips18) 192.0.2.1 #1: [Tunnel Negotiation Info] Peer ID is ID_USER_FQDN: '${hostile}'`;
    const shown = (await hoverOf(line, 75)) ?? '';
    const outsideCode = shown.replace(/\\./g, '').replace(/(`+)(?:(?!\1).)*\1/gs, '');
    assert.ok(!outsideCode.includes('<img') && !outsideCode.includes('](command:') && !outsideCode.includes('**bold**'), shown);
    assert.ok(!shown.includes('\u001b') && !shown.includes('\u202e'));
  });
});

describe('hover on a line of any length', () => {
  it('shows the beginning of values and the first parameters, and says how many there are more', async () => {
    const pairs = Array.from({ length: 5000 }, (_, at) => `key${String(at)}=${'v'.repeat(at === 0 ? 5000 : 1)}`).join(' ');
    const line = `[2026-11-22 10:00:00] FW: IPSEC: prio=3 id=01800114 event=ike_sa_negotiation_completed ${pairs}`;
    const known = (await hoverOf(line, 0)) ?? '';
    assert.ok(
      known.length < 20_000 && known.includes('more parameters are not listed'),
      `${String(known.length)} characters: ${known.slice(0, 300)}`,
    );
  });
});

describe('hover on a line of a tunnel', () => {
  const document = ikedDocument([
    'north #1 203.0.113.5: phase 1 begins',
    'south #2 203.0.113.9: phase 1 begins',
    'north #1: no answer',
    'north #3: phase 1 begins',
    'phase 1 stands',
  ]);
  const tunnelLines = async (line: number): Promise<string> => {
    const found = await hover(document, vocabulary, { line, character: 30 });
    const blocks = (found?.contents as MarkupContent).value.split('\n\n');
    return (blocks.find((block) => block.startsWith('**Tunnel**')) ?? '').replace(/\\(.)/g, '$1');
  };

  it('leads to the attempt’s beginning and to the tunnel’s lines next to this one', async () => {
    assert.equal(
      await tunnelLines(2),
      [
        `**Tunnel**: [north ↔ 203.0.113.5, 1st of 2 attempts, failed](${uri}#L1)  `,
        `the attempt has 2 lines · [previous: line 1](${uri}#L1) · [next: line 4](${uri}#L4)`,
      ].join('\n'),
    );
    assert.match(await tunnelLines(1), /\nthe attempt has 1 line$/);
  });

  it('says that a line was assigned by context', async () => {
    assert.match(await tunnelLines(4), /the attempt has 2 lines · assigned by context · \[previous: line 4\]/);
    assert.doesNotMatch(await tunnelLines(3), /context/);
  });
});
