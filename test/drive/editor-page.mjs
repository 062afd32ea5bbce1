// What a person does in the active text editor, as functions over a Playwright page. They wait for what is to
// be seen, and fail when it does not come.
import { plain } from './workbench-page.mjs';

/** @typedef {import('playwright-core').Page} Page @typedef {import('playwright-core').Locator} Locator */

/**
 * @param {Page} page
 * @param {'error' | 'warning' | 'info' | 'hint'} severity
 * @param {number} [atLeast] how many underlined pieces; one unless told
 */
export async function waitForSquiggles(page, severity, atLeast = 1) {
  const squiggles = page.locator(`.monaco-editor .squiggly-${severity}`);
  await squiggles.nth(atLeast - 1).waitFor();
}

/**
 * A line of the active editor.
 *
 * @param {Page} page
 * @param {string} text part of it
 * @returns {Locator}
 */
export function editorLine(page, text) {
  return page.locator('.editor-group-container.active .monaco-editor .view-line', {
    hasText: monacoText(text),
  });
}

/**
 * Points at a text in the active editor, and waits for the hover.
 *
 * @param {Page} page
 * @param {string} text in one line of the document
 * @param {string} [expected] part of the hover's text
 * @returns {Promise<string>} the text of the hover
 */
export async function hoverOver(page, text, expected = '') {
  const { x, y } = await middleOf(page, text);
  // The first move enters the editor, the second one is what the editor takes for pointing.
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y, { steps: 3 });
  const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).first();
  await hover.waitFor();
  return plain(await hover.innerText());
}

/**
 * Puts the cursor into a text of the active editor.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function clickText(page, text) {
  const { x, y } = await middleOf(page, text);
  await page.mouse.click(x, y);
}

/**
 * Opens the menu of quick fixes for a text in the active editor.
 *
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<string[]>} the fixes that it offers; `chooseFix` takes one
 */
export async function openQuickFixes(page, text) {
  await clickText(page, text);
  await page.keyboard.press('Control+.');
  const actions = page.locator('.action-widget .monaco-list-row.action');
  await actions.first().waitFor();
  return (await actions.allInnerTexts()).map(plain);
}

/**
 * @param {Page} page
 * @param {string} title
 */
export async function chooseFix(page, title) {
  const row = page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
  const box = await row.boundingBox();
  // The menu lies under a transparent layer, lest it take the click that opened it, until the mouse moves.
  if (box !== null) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  await row.click();
}

/**
 * Measures where a text is: its line is made of several elements, none of which need be the text.
 *
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<{ x: number, y: number }>}
 */
async function middleOf(page, text) {
  const line = editorLine(page, text).first();
  await line.waitFor();
  return line.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    /** @type {{ node: Node, offset: number }[]} */
    const characters = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let offset = 0; offset < (node.nodeValue ?? '').length; offset++)
        characters.push({ node, offset });
    }
    const content = (element.textContent ?? '').replaceAll('\u00a0', ' ');
    const at = characters[content.indexOf(wanted) + Math.floor(wanted.length / 2)];
    if (at === undefined) throw new Error(`not in view: ${wanted}`);
    const range = document.createRange();
    range.setStart(at.node, at.offset);
    range.setEnd(at.node, at.offset + 1);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, text);
}

/** The editor draws every blank as a no-break space. @param {string} text @returns {RegExp} */
function monacoText(text) {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(' ', '[ \\u00a0]'));
}
