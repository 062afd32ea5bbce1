// The test entry that the extension host loads. It runs the real one and leaves a completion marker: the
// workbench reports success when an extension host dies, so only a word from inside can be trusted.
'use strict';
const { writeFileSync } = require('node:fs');

exports.run = async function run() {
  const entry = process.env['VSCODE_HOST_TESTS'] ?? '';
  const mark = (/** @type {string} */ status) =>
    writeFileSync(process.env['VSCODE_HOST_MARKER'] ?? '', status);
  try {
    const tests = require(entry);
    if (typeof tests.run !== 'function') throw new Error(`${entry} exports no run()`);
    await tests.run();
    mark('passed');
  } catch (error) {
    mark('failed');
    throw error;
  }
};
