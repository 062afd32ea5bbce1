// What a person does in the workbench, as functions over a Playwright page. They wait for what is to be
// seen, and fail when it does not come.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('playwright-core').Page} Page */

/** The first start of a workbench on a small machine. */
const START_MS = 60_000;

/** Toasts and widgets fade in, also with reduced motion: a picture taken earlier shows them half there. */
const SETTLE_MS = 400;

/** @param {Page} page */
export async function waitForWorkbench(page) {
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: START_MS });
  // The files come from the server: when they are there, so is the connection.
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: START_MS });
}

/**
 * Opens a file as Ctrl+P does.
 *
 * @param {Page} page
 * @param {string} file its path below the opened folder; of several opened folders, below the name of its folder
 * @returns {Promise<void>} when its text is on the screen
 */
export async function openFile(page, file) {
  const { dir, base } = path.posix.parse(file);
  await page.keyboard.press('Control+P');
  await fillQuickInput(page, file);
  await quickEntry(page, dir === '' ? base : `${base} ${dir}`).click();
  await page.locator('.tab.active', { hasText: base }).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}

/**
 * Runs a command from the palette.
 *
 * @param {Page} page
 * @param {string} title as the palette shows it, with its category: `Developer: Reload Window`
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await fillQuickInput(page, `>${title}`);
  await quickEntry(page, title).click();
}

/**
 * Fills in the open quick input: a quick pick's filter or an input box.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function fillQuickInput(page, text) {
  await page.locator('.quick-input-widget .quick-input-box input').fill(text);
}

/**
 * An entry of the open quick pick. It is found by its whole label and not by its position: the list is still
 * the previous one for a moment after the filter has changed.
 *
 * @param {Page} page
 * @param {string} label with its description after a blank, where it has one
 * @returns {import('playwright-core').Locator}
 */
export function quickEntry(page, label) {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A comma goes before what the entry is there for ("recently used") and before its keys.
  const name = new RegExp(`^${escaped}(,|$)`);
  return page.locator('.quick-input-widget').getByRole('option', { name }).first();
}

/**
 * Opens the Problems panel.
 *
 * @param {Page} page
 * @param {string} [text] waits for a row with it
 * @returns {Promise<string[]>} the rows that are in view
 */
export async function openProblems(page, text = '') {
  const rows = page.locator('.markers-panel-container .monaco-list-row');
  if (!(await rows.first().isVisible())) await page.keyboard.press('Control+Shift+M');
  await rows.filter({ hasText: text }).first().waitFor();
  return (await rows.allInnerTexts()).map(plain);
}

/** @param {Page} page @returns {Promise<string[]>} the texts in the status bar */
export async function readStatusBar(page) {
  const texts = await page.locator('.part.statusbar .statusbar-item').allInnerTexts();
  return texts.map(plain).filter((text) => text !== '');
}

/**
 * Takes a picture once everything has settled.
 *
 * @param {Page} page
 * @param {string} folder made when it is missing
 * @param {string} name without its ending
 * @returns {Promise<string>} the file
 */
export async function screenshot(page, folder, name) {
  mkdirSync(folder, { recursive: true });
  await page.waitForTimeout(SETTLE_MS);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

/** @param {string} text as the page has it @returns {string} on one line, with plain blanks */
export function plain(text) {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
