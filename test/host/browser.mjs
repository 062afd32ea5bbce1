// A browser without a window, for the workbench that the server serves.
import { chromium } from 'playwright-core';
import { SetupError } from './script.mjs';
import { findBrowser } from './system.mjs';

const ARGUMENTS = [
  // Chromium refuses its sandbox to root, which is what containers and pipelines are.
  '--no-sandbox',
  // Containers have a /dev/shm of 64 MB.
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * @param {{ width?: number, height?: number, scale?: number }} [size] in CSS pixels, and device pixels per CSS pixel
 * @returns {Promise<{ browser: import('playwright-core').Browser, page: import('playwright-core').Page }>}
 */
export async function startBrowser({ width = 1440, height = 900, scale = 1 } = {}) {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new SetupError('Please install Chromium, or set CHROMIUM to its path.');
  const browser = await chromium.launch({
    executablePath,
    args: ARGUMENTS,
    // Otherwise Playwright ends this process at a signal before the server has been stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  return { browser, page: await context.newPage() };
}
