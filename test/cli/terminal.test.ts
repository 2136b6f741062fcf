import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, jsonLine, painter, table, wrap } from '../../server/src/cli/terminal.js';

test('East Asian characters take two columns, combining marks none', () => {
  assert.equal(displayWidth('peer'), 4);
  assert.equal(displayWidth('対向'), 4);
  assert.equal(displayWidth('ﾊﾝｶｸ'), 4);
  assert.equal(displayWidth('（全角）'), 8);
  assert.equal(displayWidth('café'), 4);
  assert.equal(displayWidth('한국'), 4);
});

test('a table pads by columns of the terminal, not by characters', () => {
  const rows = [
    [{ text: '名前' }, { text: '数', right: true }, { text: 'x' }],
    [{ text: 'tunnel1' }, { text: '12', right: true }, { text: 'yy' }],
  ];
  assert.deepEqual(table(rows, painter(false)), ['名前     数  x', 'tunnel1  12  yy']);
});

test('colours surround what is padded', () => {
  const [first] = table(
    [
      [{ text: 'ab', colour: 'red' }, { text: 'x' }],
      [{ text: 'abcd' }, { text: 'y' }],
    ],
    painter(true),
  );
  assert.equal(first, '\u001b[31mab  \u001b[39m  x');
});

test('long texts break between words, and hang behind their bullet', () => {
  assert.deepEqual(wrap('  - the peer never answers', 16), ['  - the peer', '    never', '    answers']);
  assert.deepEqual(wrap('short', 16), ['short']);
  assert.deepEqual(wrap('  - the peer never answers', undefined), ['  - the peer never answers']);
});

test('scripts without blanks break anywhere but before punctuation', () => {
  assert.deepEqual(wrap('対向から応答がない。再試行', 18), ['対向から応答がな', 'い。再試行']);
  for (const text of wrap('対向から応答がないため、試行を打ち切りました。経路を確認します。', 20)) assert.ok(displayWidth(text) <= 20);
});

test('wrapping loses no word', () => {
  const text = 'a word-that-is-longer-than-the-line and `show isakmp peer` then フェーズ1が（IKE SA）終わる';
  for (const width of [8, 12, 20, 40]) assert.equal(wrap(text, width).join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
});

test('JSON escapes what would steer a terminal, and means the same', () => {
  const value = { text: 'a\u009b31mb\u202ec\u0000d' };
  const json = jsonLine(value);
  assert.equal(json, '{"text":"a\\u009b31mb\\u202ec\\u0000d"}');
  assert.deepEqual(JSON.parse(json), value);
});
