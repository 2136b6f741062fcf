import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseLines, caseNames } from './golden';
import { loadTokenizer, type Token, type Tokenizer } from './tokenize';

const CASES = join(__dirname, 'cases');
const caseFileLines: readonly string[] = caseNames(CASES, '.log').flatMap((name) => caseLines(CASES, name));

/** Beyond this an editor leaves a line uncoloured. */
const LONGEST_LINE = 20_000;
const HEADS: readonly string[] = ['', 'pluto[1]: "t" #1: ', '%ASA-7-715046: ', 'Event@VPN: ', 'EFW: IKE: '];
/** Each begins a rule and never ends it, or ends it as often as can be. */
const UNITS: readonly string[] = [
  ...['a', ' ', '\t', '"', "'", " '", '[', '(', '<', ':', 'ab:', '0', '1.', 'a.', 'A_', 'a=', 'a = ', '#1 ', '^M', '\\012'],
  ...['192.0.2.1 ', '2001:db8:', '::', 'failed ', 'no ', 'not yet ', 'Group = ', 'Group <', 'reason="', '失败', 'tunnel1[3', 'IKE_SA '],
  ...['%ASA-7-', 'Event@', 'pluto ', 'IKE,IPSEC', 'EFW:', 'packet from ', '05[IKE', '("a")[1] ', 'localip= ', 'last message repeated '],
];

/** Lines with what does not belong into a text file. */
const CONTROL_LINES: readonly string[] = [
  '\u0000',
  'pluto[1]: "t" #1: \u202Efailed\u202C \u00A0 \u0007\u001B[31m \u{1F600} \uD800 established\u0000',
  '%ASA-7-715046: IP = 192.0.2.1, text\r',
  '\uFEFF(g2gips18)[17] 198.51.100.8 #1895: text',
];

function assertCovers(line: string, tokens: readonly Token[]): void {
  let offset = 0;
  for (const { start, end } of tokens) {
    assert.equal(start, offset, line.slice(0, 80));
    assert.ok(end >= start, line.slice(0, 80));
    offset = end;
  }
  assert.equal(offset, line.length, line.slice(0, 80));
}

function assertLinear(tokenizer: Tokenizer, name: string, line: string): void {
  const before = tokenizer.searches();
  const [tokens = []] = tokenizer.lines([line]);
  const searches = tokenizer.searches() - before;
  assert.ok(searches <= line.length + 10, `${String(searches)} searches for ${JSON.stringify(name)}`);
  assertCovers(line, tokens);
}

test('the tokens of a line cover it from end to end without overlap', async () => {
  const tokenizer = await loadTokenizer({ withTextLog: true });
  const lines = [...caseFileLines, ...CONTROL_LINES];
  tokenizer.lines(lines).forEach((tokens, index) => assertCovers(lines[index] ?? '', tokens));
});

test('the tokens of a line do not depend on the lines before it', async () => {
  const tokenizer = await loadTokenizer({ withTextLog: true });
  const lines = [...caseFileLines, ...CONTROL_LINES];
  const together = tokenizer.lines(lines);
  lines.forEach((line, index) => assert.deepEqual(together[index], tokenizer.lines([line])[0], line));
});

test('a line costs at most one search a character, whatever fills it', async () => {
  const tokenizer = await loadTokenizer({ withTextLog: true });
  for (const head of HEADS) for (const unit of UNITS) assertLinear(tokenizer, head + unit, (head + unit.repeat(600)).slice(0, 600));
});

test('so does the longest line that an editor colours', async () => {
  const tokenizer = await loadTokenizer({ withTextLog: true });
  for (const unit of ['a', '"', 'a=', 'reason="', '失败'])
    assertLinear(tokenizer, unit, `Event@VPN: ${unit.repeat(LONGEST_LINE)}`.slice(0, LONGEST_LINE));
});

test('10,000 nested brackets are text, in one token', async () => {
  const tokenizer = await loadTokenizer({ withTextLog: true });
  const pairs = [
    ['(', ')'],
    ['[', ']'],
    ['<', '>'],
    ['{', '}'],
  ] as const;
  for (const [open, close] of pairs) {
    const nested = open.repeat(10_000) + close.repeat(10_000);
    const [plain = [], vendor = []] = tokenizer.lines([nested, `Event@VPN: ${nested}`]);
    assert.equal(plain.length, 1);
    assert.equal(vendor.at(-1)?.text, ` ${nested}`);
  }
});

test('without text.log vendor lines look the same, and other lines lose only its colours', async () => {
  const [full, bare] = await Promise.all([loadTokenizer({ withTextLog: true }), loadTokenizer({ withTextLog: false })]);
  const withFallback = full.lines(caseFileLines);
  const without = bare.lines(caseFileLines);
  const isVendorLine = (tokens: readonly Token[] | undefined): boolean => tokens?.[0]?.scopes[0]?.startsWith('meta.line.') === true;
  caseFileLines.forEach((line, index) => {
    if (isVendorLine(withFallback[index])) assert.deepEqual(without[index], withFallback[index], line);
    else assert.ok(!without[index]?.some(({ scopes }) => scopes.some((scope) => !scope.endsWith('.vendor-log'))), line);
  });
  assert.ok(withFallback.some((tokens) => tokens.some(({ scopes }) => scopes.some((scope) => !scope.endsWith('.vendor-log')))));
});
