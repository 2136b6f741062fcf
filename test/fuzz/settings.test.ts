import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { defaultSettings, readSettings } from '../../server/src/service/settings.js';
import { hostileText } from './hostile.js';
import { check } from './runs.js';

const names = [
  'languageMode',
  'problems',
  'codeLens',
  'inlayHints',
  'catalogs',
  'minimum',
  'mute',
  'maximum',
  'enabled',
  '__proto__',
  'constructor',
];

const value = fc.oneof(fc.jsonValue(), hostileText, fc.array(hostileText), fc.constantFrom('failure', 'keep', 1, 1e300, -0, true, null));

const section = fc.oneof(
  value,
  fc
    .array(fc.tuple(fc.constantFrom(...names), fc.oneof(value, fc.dictionary(fc.constantFrom(...names), value))))
    .map((entries): unknown =>
      JSON.parse(`{${entries.map(([name, each]) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join(',')}}`),
    ),
);

describe('settings of any shape', () => {
  it('are read as settings, and what is wrong in them is told in few words', () => {
    check(
      400,
      fc.property(section, (written) => {
        const { settings, problems } = readSettings(written);
        assert.deepEqual(Object.keys(settings).sort(), Object.keys(defaultSettings).sort());
        assert.ok(['detect', 'keep'].includes(settings.languageMode));
        assert.ok(['failure', 'warning', 'notice'].includes(settings.problems.minimum));
        assert.ok(Number.isInteger(settings.problems.maximum) && settings.problems.maximum >= 1 && settings.problems.maximum <= 1000);
        assert.ok([...settings.problems.mute, ...settings.catalogs].every((each) => typeof each === 'string'));
        assert.ok(typeof settings.codeLens.enabled === 'boolean' && typeof settings.inlayHints.enabled === 'boolean');
        for (const problem of problems) assert.ok(problem.startsWith('vendorLogLens.') && problem.length < 400, problem);
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
    );
  });
});
