import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  codeSpan,
  escapeLinkText,
  escapeMarkdown,
  iconless,
  labelText,
  textToMarkdown,
  visible,
} from '../../server/src/service/markdown.js';

describe('markdown', () => {
  it('keeps code in catalog texts, fills in values as code, and escapes the rest', () => {
    assert.equal(
      textToMarkdown('Set `mtu {mtu}` on {interface}: *now*', { mtu: '1400', interface: 'ppp0' }),
      'Set `mtu 1400` on `ppp0`: \\*now\\*',
    );
    assert.equal(textToMarkdown('no {value}', {}), 'no …');
    assert.equal(textToMarkdown('an odd ` tick', {}), 'an odd \\` tick');
  });
  it('fences values that hold backticks', () => {
    assert.equal(codeSpan('a`b'), '``a`b``');
    assert.equal(codeSpan('`'), '`` ` ``');
    assert.equal(codeSpan('a|b', true), '`a\\|b`');
    assert.equal(codeSpan('` '.repeat(300_000)).length, 600_006);
  });
  it('lets no value end its cell of a table', () => {
    assert.equal(codeSpan('[x](command:y)\\|z', true), '\\[x\\](command:y)\\\\\\|z');
  });
  it('keeps brackets in a link’s text from being read again', () => {
    assert.equal(escapeLinkText('[x](y) \\[z'), '&#91;x&#93;(y) \\\\&#91;z');
  });
  it('makes control characters visible', () => {
    assert.equal(visible('\u001b[31m\u202e'), '\\x1b[31m\\u202e');
    assert.equal(visible('a\u00ad\u061cb\u{e0041}'), 'a\\xad\\u061cb\\udb40\\udc41');
  });
  it('keeps `$(name)` text in labels, whether they are read with icons or without, and shows what a log does to undo that', () => {
    assert.equal(labelText('$(trash) \\$(trash) $( a) $()'), '\\$(trash) \\\\$(trash) $( a) \\$()');
    assert.equal(iconless('$(trash) \\$(trash)'), '$\u2060(trash) \\$\u2060(trash)');
    assert.equal(iconless('$\u2060(trash)'), '$\\u2060(trash)');
  });
  it('makes no link and no list of plain text', () => {
    assert.equal(escapeMarkdown('see https://a.example or www.a.example'), 'see https\\://a.example or www\\.a.example');
    assert.equal(escapeMarkdown('xwww.a.example'), 'xwww\\.a.example');
    assert.equal(escapeMarkdown('1. first'), '1\\. first');
    assert.equal(escapeMarkdown('- x'), '\\- x');
    assert.equal(escapeMarkdown('---'), '\\---');
    assert.equal(escapeMarkdown('user@a.example'), 'user\\@a.example');
  });
  it('leaves no unescaped markup in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.ok(!/(?<!\\)(?:\\\\)*[<>[\]`*_]/.test(escaped), escaped);
      }),
    );
  });
});
