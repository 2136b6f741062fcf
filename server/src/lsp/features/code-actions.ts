import type { CodeAction } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { muteActions } from '../../service/code-actions.js';
import type { Feature } from '../feature.js';
import { guard } from '../guard.js';

/** Quick fixes need a client that runs their commands. */
export const codeActionsFeature: Feature = {
  capabilities: ({ options }) => (options.commands === true ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } } : {}),
  register: (session) => {
    session.connection.onCodeAction(({ textDocument, context }, token) =>
      guard(session, 'quick fixes', textDocument.uri, token, [] as CodeAction[], async (request) => {
        const document = await session.glance(textDocument.uri, request);
        return document === undefined ? [] : muteActions(document, context.diagnostics);
      }),
    );
  },
};
