#!/usr/bin/env node
// Stands in front of a desktop VS Code for the tests in restricted mode: @vscode/test-electron always adds
// `--disable-workspace-trust`, and this takes it away again. Environment: VSCODE_DESKTOP, the real executable.
import { spawn } from 'node:child_process';

const args = process.argv.slice(2).filter((arg) => arg !== '--disable-workspace-trust');
const child = spawn(process.env['VSCODE_DESKTOP'] ?? 'code', args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
}
child.on('exit', (code) => process.exit(code ?? 1));
