// Looks at a started VS Code as a person would: in a plain page, at the list of running extensions.
import path from 'node:path';
import { openFile, runCommand, screenshot, waitForWorkbench } from '../drive/workbench-page.mjs';
import { startBrowser } from './browser.mjs';
import { CACHE } from './paths.mjs';
import { SetupError } from './script.mjs';

/** High enough for the whole list of running extensions, which only draws the rows in view. */
const VIEWPORT = { width: 1280, height: 3000 };

/**
 * @param {string} address
 * @param {string} displayName of the extension that has to be active
 * @param {string} file a Dockerfile in the opened folder, which wakes the extension
 * @returns {Promise<string>} one line with what was seen
 */
export async function checkStart(address, displayName, file) {
  const { browser, page } = await startBrowser(VIEWPORT);
  try {
    await page.goto(address);
    await waitForWorkbench(page);
    await openFile(page, file);
    await runCommand(page, 'Developer: Show Running Extensions');
    const row = page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: displayName });
    // Only a row of an extension that has run says how long its activation took.
    await row
      .filter({ hasText: /Activation: ?\d+ms/ })
      .first()
      .waitFor();
    return `ok: the workbench shows, ${displayName} is active`;
  } catch (error) {
    const picture = await screenshot(page, path.join(CACHE, 'failures'), 'start');
    throw new SetupError(`${error instanceof Error ? error.message : error}\nPicture: ${picture}`);
  } finally {
    await browser.close();
  }
}
