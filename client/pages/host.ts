/** What VS Code puts into each page's window. */
interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: () => VsCodeApi;

/** The extension, as the page sees it. */
export interface Host<FromPage, State> {
  readonly post: (message: FromPage) => void;
  /** What the page kept when it was last shown, for itself alone; undefined for a new one. */
  readonly kept: State | undefined;
  readonly keep: (state: State) => void;
}

/**
 * Connects the page with the extension. To be called once.
 * @param readMessage reads what the extension sent; undefined for what it never sends
 * @param readState reads what an earlier version of the page may have kept
 */
export function connect<ToPage, FromPage, State>(
  readMessage: (value: unknown) => ToPage | undefined,
  readState: (value: unknown) => State | undefined,
  received: (message: ToPage) => void,
): Host<FromPage, State> {
  const api = acquireVsCodeApi();
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message !== undefined) received(message);
  });
  return {
    post: (message) => api.postMessage(message),
    kept: readState(api.getState()),
    keep: (state) => api.setState(state),
  };
}
