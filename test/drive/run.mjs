// Clicks through the real workbench on the sample workspace as a person would, and takes the README's pictures.
// Usage: node test/drive/run.mjs [--host newest|minimum] [--out FOLDER]
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../host/browser.mjs';
import { installHost } from '../host/install.mjs';
import { ROOT } from '../host/paths.mjs';
import { main } from '../host/script.mjs';
import { startServer } from '../host/server.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { clickText, hoverOver, openQuickFixes, waitForSquiggles } from './editor-page.mjs';
import {
  fillQuickInput,
  openFile,
  openProblems,
  readStatusBar,
  runCommand,
  screenshot,
  waitForWorkbench,
} from './workbench-page.mjs';

/** What makes a picture easy to read. */
const SETTINGS = {
  'workbench.colorTheme': 'Default Dark Modern',
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
};

/** @param {boolean} condition @param {string} problem */
function expect(condition, problem) {
  if (!condition) throw new Error(problem);
}

await main(async () => {
  const { values } = parseArgs({ options: { host: { type: 'string' }, out: { type: 'string' } } });
  const host = values.host === 'minimum' ? 'minimum' : 'newest';
  const out = path.resolve(values.out ?? path.join(ROOT, 'media', 'screenshots'));
  await installHost(host);
  const base = mkdtempSync(path.join(realpathSync(tmpdir()), 'drive-'));
  const folder = path.join(base, 'examples');
  cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
  const server = await startServer({ host, settings: SETTINGS });
  const browser = await startBrowser({ width: 1280, height: 800 });
  try {
    const { page } = browser;
    await openWorkbench(page, server, { folder, extensions: [ROOT] });
    await waitForWorkbench(page);
    await takePictures(page, folder, out);
  } catch (error) {
    console.error(
      `picture of the failure: ${await screenshot(browser.page, path.join(ROOT, '.vscode-test', 'failures'), 'drive')}`,
    );
    throw error;
  } finally {
    await browser.browser.close();
    await server.stop();
    rmSync(base, { recursive: true, force: true });
  }
  return 0;
});

/** @param {import('playwright-core').Page} page @param {string} folder @param {string} out */
async function takePictures(page, folder, out) {
  const shot = async (/** @type {string} */ name) => console.log(await screenshot(page, out, name));

  await openFile(page, 'services/web/Dockerfile');
  await waitForSquiggles(page, 'warning');
  await shot('diagnostics');

  const hover = await hoverOver(page, 'amd64/', 'nginx:1.27-alpine');
  expect(hover.includes('base-image-single-arch'), `the hover does not name the rule: ${hover}`);
  await shot('hover');
  await page.keyboard.press('Escape');

  await hoverOver(page, 'amd64/', 'base-image-single-arch');
  await page.locator('.monaco-hover:not(.hidden) a.code-link').first().click();
  await page.locator('.tab.active', { hasText: 'base-image-single-arch' }).waitFor();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  await preview.getByRole('heading', { name: 'base-image-single-arch' }).waitFor();
  await shot('rule-page');
  await page.keyboard.press('Control+W');

  const fixes = await openQuickFixes(page, 'amd64/');
  expect(
    fixes.some((title) => title.includes('nginx:1.27-alpine')),
    `no fix among: ${fixes.join('; ')}`,
  );
  await shot('quick-fixes');
  await page.keyboard.press('Escape');

  await openFile(page, 'services/worker/Dockerfile');
  await waitForSquiggles(page, 'error');
  await hoverOver(page, 'TARGETARCH', 'linux/arm/v7');
  await shot('automatic-arg');
  await page.keyboard.press('Escape');

  await runCommand(page, 'Multi-Arch: Check Workspace');
  const problems = await openProblems(page, 'services');
  expect(problems.length > 1, `Problems shows ${problems.join('; ')}`);
  await page.locator('.notification-toast').waitFor({ state: 'hidden' });
  await shot('problems');

  await clickText(page, 'FROM');
  const status = await readStatusBar(page);
  console.log(`status bar: ${status.join(' | ')}`);
  await hoverLanguageStatus(page, 'amd64, arm64, arm/v7');
  await shot('status-item');

  await runCommand(page, 'Multi-Arch: Set Target Platforms...');
  await fillQuickInput(page, '');
  await shot('target-platforms');
  // The rows of a list with check boxes have another role than plain entries.
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'linux/arm/v7' }).click();
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
  // The window that shows the targets follows the file, with one platform less.
  await hoverLanguageStatus(page, /amd64, arm64(?!,)/);
  const config = readFileSync(path.join(folder, '.multiarch.yaml'), 'utf8');
  expect(
    !config.includes('arm/v7') && config.includes('#'),
    `.multiarch.yaml was not edited well: ${config}`,
  );
}

/**
 * Points at `{}` in the status bar until its window has a text.
 *
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} text
 */
async function hoverLanguageStatus(page, text) {
  await page.mouse.move(0, 0);
  await page
    .locator('.statusbar-item', { has: page.locator('.codicon-bracket, .codicon-bracket-dot') })
    .first()
    .hover();
  await page.locator('.hover-language-status', { hasText: text }).waitFor();
}
