import { window } from 'vscode';

/** Tells the user something without waiting until it was read: a command is done when its work is. */
export function tell(message: string): void {
  void window.showInformationMessage(plain(message));
}

/** As `tell`, for what went wrong. */
export function complain(message: string): void {
  void window.showErrorMessage(plain(message));
}

/** As `complain`, with a button. */
export function complainAndOffer(message: string, button: string, action: () => Promise<void>): void {
  void window.showErrorMessage(plain(message), button).then((chosen) => (chosen === button ? action() : undefined));
}

/** As `tell`, with a button. */
export function tellAndOffer(message: string, button: string, action: () => Promise<void>): void {
  void window.showInformationMessage(plain(message), button).then((chosen) => (chosen === button ? action() : undefined));
}

/** As `tell`, with buttons of which it answers the one that was pressed. */
export const tellAndChoose = async (message: string, ...buttons: readonly string[]): Promise<string | undefined> =>
  window.showInformationMessage(plain(message), ...buttons);

/** VS Code makes `[text](command:…)` in a message a link; names and reasons that we quote shall be none. */
export const plain = (message: string): string => message.replaceAll('](', '] (');

/** What went wrong, to be quoted in a message: anything can be thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
