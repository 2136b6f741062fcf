import { env, l10n, Uri, type Webview, type WebviewPanel } from 'vscode';

/** A kind of page: what its tab is called by and what it is made of. */
export interface PageKind<FromPage> {
  /** By it VS Code opens pages again after the window was reloaded. */
  readonly viewType: string;
  /** Its script and its style are `dist/pages/<name>.js` and `.css`. */
  readonly name: string;
  /** Reads what the page's script sent; undefined for what it never sends. */
  readonly read: (message: unknown) => FromPage | undefined;
}

/** A page in a tab of the editor. */
export interface Page<ToPage> {
  readonly panel: WebviewPanel;
  /** Messages reach the page only once it has said that it is there: each kind of page has a message for that. */
  readonly post: (message: ToPage) => void;
}

/** Whichever page: it loads nothing but what is shipped for pages. */
export const pageOptions = (extension: Uri): { readonly enableScripts: true; readonly localResourceRoots: readonly Uri[] } => ({
  enableScripts: true,
  localResourceRoots: [pagesFolder(extension)],
});

const pagesFolder = (extension: Uri): Uri => Uri.joinPath(extension, 'dist', 'pages');

/**
 * Fills a panel, a new one or one that VS Code opened again. The page begins empty: its script draws it from what is posted, so that
 * nothing of a log ever becomes markup.
 * @param extension the extension's folder
 * @param received called with each message that the page's script sent
 */
export function fillPanel<ToPage, FromPage>(
  panel: WebviewPanel,
  { name, read }: PageKind<FromPage>,
  extension: Uri,
  received: (message: FromPage, page: Page<ToPage>) => void,
): Page<ToPage> {
  const page: Page<ToPage> = {
    panel,
    // A page that is gone, or loads again, needs none of it: it asks when it is there.
    post: (message) => void panel.webview.postMessage(message),
  };
  const listener = panel.webview.onDidReceiveMessage((message: unknown) => {
    const known = read(message);
    if (known !== undefined) received(known, page);
  });
  panel.onDidDispose(() => {
    listener.dispose();
  });
  panel.webview.options = pageOptions(extension);
  panel.webview.html = pageHtml(panel.webview, name, extension);
  return page;
}

function pageHtml(webview: Webview, name: string, extension: Uri): string {
  const nonce = crypto.randomUUID();
  const file = (suffix: string): string => webview.asWebviewUri(Uri.joinPath(pagesFolder(extension), `${name}.${suffix}`)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${pageLanguage()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file('css')}">
</head>
<body>
<script nonce="${nonce}" src="${file('js')}"></script>
</body>
</html>`;
}

/** The language that our texts are in: VS Code's, where we have them in it. */
export const pageLanguage = (): string => (l10n.bundle === undefined ? 'en' : env.language);
