import type { Feature } from './feature.js';
import { catalogEntryFeature } from './features/catalog-entry.js';
import { codeActionsFeature } from './features/code-actions.js';
import { codeLensFeature } from './features/code-lens.js';
import { definitionFeature } from './features/definition.js';
import { diagnosticsFeature } from './features/diagnostics.js';
import { documentHighlightFeature } from './features/document-highlight.js';
import { documentSymbolsFeature } from './features/document-symbols.js';
import { followFeature } from './features/follow.js';
import { foldingFeature } from './features/folding.js';
import { hoverFeature } from './features/hover.js';
import { inlayHintsFeature } from './features/inlay-hints.js';
import { ladderFeature } from './features/ladder.js';
import { referencesFeature } from './features/references.js';
import { logFilesFeature } from './features/log-files.js';
import { statusFeature } from './features/status.js';
import { timelineFeature } from './features/timeline.js';
import { tunnelListFeature } from './features/tunnel-list.js';
import { workspaceSymbolsFeature } from './features/workspace-symbols.js';

/** Everything that the server offers. The status goes first: it decides the document's language. */
export const features: readonly Feature[] = [
  statusFeature,
  diagnosticsFeature,
  hoverFeature,
  documentSymbolsFeature,
  foldingFeature,
  definitionFeature,
  referencesFeature,
  documentHighlightFeature,
  workspaceSymbolsFeature,
  codeLensFeature,
  inlayHintsFeature,
  codeActionsFeature,
  catalogEntryFeature,
  tunnelListFeature,
  ladderFeature,
  timelineFeature,
  logFilesFeature,
  followFeature,
];
