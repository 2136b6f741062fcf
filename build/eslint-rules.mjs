// Two rules of this repository: which layer may import what, and that a silenced check says why.
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * @typedef {object} Layer
 * @property {string} path folder or file of the layer, from the repository's root
 * @property {readonly string[]} layers what it may import besides itself, as folders or files from the root
 * @property {RegExp} packages which packages it may import
 */

/** The most specific layer stands first. @type {readonly Layer[]} */
const LAYERS = [
  { path: 'server/src/core', layers: [], packages: /^$/ },
  { path: 'server/src/service', layers: ['server/src/core', 'server/src/protocol.ts'], packages: /^vscode-languageserver-types$/ },
  { path: 'server/src/protocol.ts', layers: ['server/src/protocol-follow.ts'], packages: /^vscode-languageserver-types$/ },
  { path: 'server/src/protocol-follow.ts', layers: [], packages: /^$/ },
  {
    path: 'server/src/lsp',
    layers: ['server/src/core', 'server/src/service', 'server/src/protocol.ts'],
    packages: /^(?:vscode-languageserver|vscode-languageserver-types)$/,
  },
  {
    path: 'server/src/cli',
    layers: ['server/src/core', 'server/src/service', 'server/src/node', 'server/src/protocol.ts'],
    packages: /^(?:node:.+|vscode-languageserver-types)$/,
  },
  { path: 'server/src/node', layers: ['server/src'], packages: /^(?:node:.+|jsonc-parser|vscode-languageserver(?:\/node|-types)?)$/ },
  { path: 'server/src/browser', layers: ['server/src'], packages: /^vscode-languageserver(?:\/browser|-types)?$/ },
  {
    path: 'client/src/node',
    layers: ['client/src', 'server/src/protocol.ts'],
    packages: /^(?:node:.+|vscode|vscode-languageclient(?:\/node)?)$/,
  },
  {
    path: 'client/src/browser',
    layers: ['client/src', 'server/src/protocol.ts'],
    packages: /^(?:vscode|vscode-languageclient(?:\/browser)?)$/,
  },
  // What pages and the extension share: both import it.
  { path: 'client/src/common', layers: ['server/src/protocol.ts'], packages: /^$/ },
  { path: 'client/src', layers: ['server/src/protocol.ts'], packages: /^(?:vscode|vscode-languageclient)$/ },
  { path: 'client/pages', layers: ['client/src/common', 'server/src/protocol.ts'], packages: /^$/ },
];

/** @param {string} file @param {string} folder both from the root; extensions of `file` do not matter */
const isIn = (file, folder) => file === folder || file === folder.replace(/\.ts$/, '') || file.startsWith(`${folder}/`);

/** @type {import('eslint').Rule.RuleModule} */
const layers = {
  meta: { type: 'problem', messages: { upward: '{{layer}} must not import {{source}}: see the layers in build/eslint-rules.mjs.' } },
  create(context) {
    const file = path.relative(root, context.filename).replaceAll(path.sep, '/');
    const layer = LAYERS.find((each) => isIn(file, each.path));
    if (layer === undefined) return {};
    const check = (node) => {
      const source = node?.value;
      if (typeof source !== 'string') return;
      const target = path.posix.join(path.posix.dirname(file), source).replace(/\.[jt]s$/, '');
      const allowed = source.startsWith('.')
        ? [layer.path, ...layer.layers].some((each) => isIn(target, each))
        : layer.packages.test(source);
      if (!allowed) context.report({ node, messageId: 'upward', data: { layer: layer.path, source } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0]),
    };
  },
};

/** @type {import('eslint').Rule.RuleModule} */
const disableReason = {
  meta: { type: 'suggestion', messages: { reason: 'Say why after " -- ".' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments())
          if (/^\s*eslint-disable/.test(comment.value) && !/\s--\s+\S/.test(comment.value))
            context.report({ loc: comment.loc, messageId: 'reason' });
      },
    };
  },
};

export default { rules: { layers, 'disable-reason': disableReason } };
