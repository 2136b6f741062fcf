// What tests in the extension host ask of the window's browser: they themselves see no document, and a page (webview) is one.
import { randomUUID } from 'node:crypto';
import http from 'node:http';

/** The address of the service, for the extension host: `http://127.0.0.1:<port>/<token>`. */
export const ADDRESS = 'VSCODE_TEST_WINDOW';

/** The name of the window itself, where a page is asked for. */
const WORKBENCH = 'workbench';

/**
 * @typedef {{ page: string } & (
 *   | { kind: 'read', selector: string, attribute?: string }
 *   | { kind: 'click' | 'hover' | 'menu', selector: string }
 *   | { kind: 'fill', selector: string, text: string }
 *   | { kind: 'press', key: string }
 * )} Request `page` is the name of a page of ours, as in dist/pages, or `workbench`
 */

/** @param {import('playwright-core').Page} window @param {string} name @returns the frame of the page; undefined while it is not there */
async function frameOf(window, name) {
  if (name === WORKBENCH) return window.mainFrame();
  for (const frame of window.frames()) {
    // Frames come and go while VS Code fills a panel.
    const found = await frame
      .locator(`script[src$="/dist/pages/${name}.js"]`)
      .count()
      .catch(() => 0);
    if (found > 0) return frame;
  }
  return undefined;
}

/** @param {import('playwright-core').Page} window @param {Request} request @returns {Promise<unknown>} null where the page is not there */
async function answer(window, request) {
  const frame = await frameOf(window, request.page);
  if (frame === undefined) return null;
  const { kind } = request;
  // Rows lie over each other's edges; what is to be pressed is pressed.
  const options = { timeout: 5000, force: true };
  switch (kind) {
    case 'read':
      return frame
        .locator(request.selector)
        .evaluateAll(
          (elements, name) => elements.map((each) => (name === null ? each.textContent : each.getAttribute(name))),
          request.attribute ?? null,
        );
    case 'click':
      await frame.locator(request.selector).first().click(options);
      return true;
    case 'hover':
      await frame.locator(request.selector).first().hover(options);
      return true;
    case 'menu':
      await frame
        .locator(request.selector)
        .first()
        .click({ ...options, button: 'right' });
      return true;
    case 'fill':
      await frame.locator(request.selector).first().fill(request.text, options);
      return true;
    case 'press':
      await window.keyboard.press(request.key);
      return true;
    default:
      throw new Error(`No such request: ${kind}`);
  }
}

/** @returns {Promise<{ serve: (window: import('playwright-core').Page) => void, close: () => void }>} once it has an address, which is in the environment */
export async function startWindowService() {
  const path = `/${randomUUID()}`;
  let window;
  const server = http.createServer(async (request, response) => {
    if (request.url !== path || window === undefined) {
      response.writeHead(404).end();
      return;
    }
    try {
      const body = await request.toArray();
      const result = await answer(window, JSON.parse(Buffer.concat(body).toString('utf8')));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
    } catch (error) {
      response.writeHead(500).end(String(error?.message ?? error));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env[ADDRESS] = `http://127.0.0.1:${server.address().port}${path}`;
  return {
    serve: (page) => {
      window = page;
    },
    close: () => server.close(),
  };
}
