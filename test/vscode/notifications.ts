import * as vscode from 'vscode';

const kinds = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;

type Show = (message: string, ...rest: readonly unknown[]) => Thenable<unknown>;

/** The messages that were shown while they were observed, oldest first. */
export interface Notifications {
  readonly texts: readonly string[];
  readonly restore: () => void;
}

/**
 * Takes the place of VS Code's messages, which a test can neither see nor press.
 * @param press the button to press where a message offers it
 */
export function observeNotifications(press?: string): Notifications {
  const texts: string[] = [];
  const window = vscode.window as unknown as Record<(typeof kinds)[number], Show>;
  const originals = kinds.map((kind) => [kind, window[kind]] as const);
  for (const kind of kinds) {
    window[kind] = (message, ...rest) => {
      texts.push(message);
      return Promise.resolve(rest.find((item) => item === press));
    };
  }
  return {
    texts,
    restore: () => {
      for (const [kind, original] of originals) window[kind] = original;
    },
  };
}
