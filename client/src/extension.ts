import { workspace, type ExtensionContext } from 'vscode';
import { registerCatalogEntry } from './catalog-entry.js';
import { isServed } from './documents.js';
import { registerExplainLine } from './explain.js';
import { registerLadder } from './ladder.js';
import { registerFollowLog } from './follow.js';
import { followLanguages } from './language.js';
import { registerLargeLogs } from './large-log.js';
import { offerLargeLogs } from './large-offer.js';
import { showLargeStatus } from './large-status.js';
import { registerMuteMessage } from './mute.js';
import { createOutput, registerShowOutput } from './output.js';
import { registerShowProblems } from './problems.js';
import { tellOfRestriction } from './restricted.js';
import { Server, type CreateClient } from './server.js';
import { showStatus } from './status.js';
import { registerTimeline } from './timeline.js';
import { registerTunnelDocuments } from './tunnel-document.js';
import { createTunnelFilter } from './tunnel-filter.js';
import { registerTunnelsView } from './tunnels-view.js';

/** Puts the features together. The server starts with the first log that is open or opened. */
export function activateWith(createClient: CreateClient, context: ExtensionContext): void {
  const output = createOutput();
  const server = new Server(createClient, output);
  const filter = createTunnelFilter();
  const largeLogs = registerLargeLogs(server);
  context.subscriptions.push(
    { dispose: () => server.stop().finally(() => output.dispose()) },
    followLanguages(server, output),
    showStatus(server),
    registerExplainLine(server),
    registerMuteMessage(server),
    registerCatalogEntry(server),
    filter,
    registerTunnelsView(server, filter),
    registerTimeline(server, filter, context),
    registerLadder(server, largeLogs, context),
    registerTunnelDocuments(server),
    largeLogs.subscriptions,
    showLargeStatus(server, largeLogs),
    offerLargeLogs(largeLogs, context.workspaceState),
    registerFollowLog(server),
    tellOfRestriction(server),
    registerShowProblems(),
    registerShowOutput(output),
    workspace.onDidOpenTextDocument((document) => {
      if (isServed(document)) server.start();
    }),
  );
  if (workspace.textDocuments.some(isServed)) server.start();
}
