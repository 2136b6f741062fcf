import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionFolder } from './window.js';

const read = async (...parts: readonly string[]): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionFolder(), ...parts)));

const texts = async (...parts: readonly string[]): Promise<Readonly<Record<string, string>>> =>
  JSON.parse(await read(...parts)) as Record<string, string>;

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\d+\}/g)]
    .map(([hole]) => hole)
    .sort()
    .join();

/** The first argument of each `l10n.t` in the client. */
async function clientTexts(folder = ['client', 'src']): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(extensionFolder(), ...folder));
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      if (type === vscode.FileType.Directory) return clientTexts([...folder, name]);
      const source = await read(...folder, name);
      return [...source.matchAll(/l10n\.t\(\s*(?:'(?<single>[^'\n]+)'|"(?<double>[^"\n]+)")/g)].map(
        ({ groups }) => groups?.['single'] ?? groups?.['double'] ?? '',
      );
    }),
  );
  return [...new Set(found.flat())].sort();
}

describe('the words of the client', () => {
  for (const language of ['ja', 'zh-cn']) {
    it(`are all there in ${language}`, async () => {
      const wanted = await clientTexts();
      const translated = await texts('client', 'l10n', `bundle.l10n.${language}.json`);
      assert.ok(wanted.length > 10);
      assert.deepEqual(Object.keys(translated).sort(), wanted);
      for (const [text, translation] of Object.entries(translated)) assert.equal(placeholders(translation), placeholders(text), text);
    });

    it(`of package.json are all there in ${language}`, async () => {
      const wanted = await texts('package.nls.json');
      assert.deepEqual(Object.keys(await texts(`package.nls.${language}.json`)).sort(), Object.keys(wanted).sort());
      const used = [...(await read('package.json')).matchAll(/"%(?<name>[^%"]+)%"/g)].map(({ groups }) => groups?.['name'] ?? '');
      assert.deepEqual([...new Set(used)].sort(), Object.keys(wanted).sort());
    });
  }
});
