import { languages, type TextDocument } from 'vscode';
import { excerptScheme, followScheme } from '../../server/src/protocol.js';

/** VS Code's own language of `.log` files. */
export const logLanguage = 'log';
/** Ours, for logs that a catalog recognises. */
export const vendorLogLanguage = 'vendor-log';

/**
 * Where a log that a user opened can lie. Output channels are of language `log` too, of scheme `output`: other programs' own logs, which
 * are none of ours. A scheme is named here or not served, because a selector cannot exclude one.
 */
const schemes = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-local',
  'vscode-userdata',
  'vscode-test-web',
  'github',
  'memfs',
  'vsls',
  'ftp',
  'sftp',
  'ssh',
  'zip',
  excerptScheme,
  followScheme,
] as const;

/** The documents that the server is told of. */
export const documentSelector = [logLanguage, vendorLogLanguage].flatMap((language) => schemes.map((scheme) => ({ language, scheme })));

export const isServed = (document: TextDocument): boolean => languages.match(documentSelector, document) > 0;
