import * as vscode from 'vscode';
import { platformList } from '../../lint/platform-list.ts';
import type { TargetSource } from '../../project/targets.ts';
import type { Configs } from '../configs.ts';
import { targetsFor } from '../diagnostics/findings.ts';
import { DOCKERFILE_SELECTOR, languageOfDocument } from '../documents.ts';
import { SECTION } from '../settings.ts';

const SOURCE_TEXT: Readonly<Record<TargetSource, string>> = {
  'command-line': 'from the command line',
  config: 'from .multiarch.yaml',
  setting: 'from multiarch.platforms',
  build: 'from what is built here',
  default: 'by default',
};

/** Shows in the status bar's language menu what the checks count as target platforms, and where that is said. */
export function registerStatusItem(
  configs: Configs,
  log: Pick<vscode.LogOutputChannel, 'error'>,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('multiarch.targets', DOCKERFILE_SELECTOR);
  item.name = 'Multi-Arch Target Platforms';
  item.command = { command: 'multiarch.setTargets', title: 'Change', tooltip: 'Set Target Platforms...' };
  item.text = 'Multi-Arch';

  const update = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || languageOfDocument(document) !== 'dockerfile') return;
    const { platforms, source } = await targetsFor(configs, document.uri);
    item.text = `$(server-environment) ${platforms.map((one) => [one.architecture, one.variant].filter(Boolean).join('/')).join(', ')}`;
    item.detail = SOURCE_TEXT[source];
    item.accessibilityInformation = {
      label: `Target platforms: ${platformList(platforms)}, ${SOURCE_TEXT[source]}`,
    };
  };
  const refresh = (): void => {
    update().catch((error: unknown) => log.error('The target platforms cannot be shown', error));
  };
  // Not while the extension starts: it may read a file.
  const first = setTimeout(refresh, 0);
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => clearTimeout(first)),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    configs.onDidChange(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) refresh();
    }),
  );
}
