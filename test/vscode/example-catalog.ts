import * as vscode from 'vscode';

/** Writes a file: a text as it is, anything else as JSON. */
export const write = (uri: vscode.Uri, value: unknown): Thenable<void> =>
  vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));

/** Writes a catalog of a product of one message: `box: tunnel NAME lost`. */
export async function writeCatalog(folder: vscode.Uri, product: string): Promise<void> {
  const file = (...parts: readonly string[]): vscode.Uri => vscode.Uri.joinPath(folder, product, ...parts);
  await write(file('catalog.json'), {
    product,
    name: 'Example box',
    source: { title: 'Example box manual' },
    families: ['tunnel'],
    headers: [{ pattern: 'box: ', anchor: ['box: '] }],
  });
  await write(file('messages', 'tunnel.json'), {
    family: 'tunnel',
    parameters: { box_tunnel: { type: 'word', label: { en: 'tunnel', ja: 'トンネル', 'zh-cn': '隧道' } } },
    messages: [
      {
        id: 'tunnel.lost',
        templates: ['tunnel {box_tunnel} lost'],
        outcome: 'failure',
        source: 'page 1',
        samples: [{ line: 'box: tunnel oslo lost', params: { box_tunnel: 'oslo' } }],
      },
    ],
  });
  await write(file('text', 'en', 'tunnel.json'), {
    language: 'en',
    family: 'tunnel',
    messages: {
      'tunnel.lost': {
        title: 'Tunnel {box_tunnel} was lost',
        meaning: 'The box has given the tunnel up.',
        causes: ['Rain.'],
        checks: ['The roof.'],
      },
    },
  });
}

/** Two lines that only this catalog knows. */
export const boxLog = 'box: tunnel oslo lost\nbox: tunnel lund lost\n';
