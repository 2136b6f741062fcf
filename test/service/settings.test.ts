import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { defaultSettings, readSettings } from '../../server/src/service/settings.js';

describe('settings', () => {
  it('have defaults', () => {
    assert.deepEqual(readSettings(undefined), { settings: defaultSettings, problems: [] });
    assert.deepEqual(readSettings({ problems: {} }), { settings: defaultSettings, problems: [] });
  });
  it('name each value that is wrong, and use the default for it alone', () => {
    const { settings, problems } = readSettings({ languageMode: 'maybe', problems: { minimum: 'failure', mute: 5, maximum: 0 } });
    assert.deepEqual(settings.problems, { ...defaultSettings.problems, minimum: 'failure' });
    assert.equal(problems.length, 3);
    for (const name of ['languageMode', 'problems.mute', 'problems.maximum'])
      assert.ok(problems.some((problem) => problem.includes(`vendorLogLens.${name}`)));
  });
  it('survive anything', () => {
    fc.assert(
      fc.property(fc.anything(), (section) => {
        const { settings } = readSettings(section);
        assert.ok(settings.problems.maximum >= 1);
      }),
    );
  });
});
