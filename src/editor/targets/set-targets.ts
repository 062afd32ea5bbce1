import * as vscode from 'vscode';
import { formatPlatform, samePlatform } from '../../platform/format.ts';
import type { Platform } from '../../platform/platform.ts';
import { CONFIG_NAME } from '../../project/config.ts';
import { setPlatforms } from '../../project/edit-config.ts';
import type { Configs } from '../configs.ts';
import { rangesOf } from '../convert.ts';
import { targetsFor } from '../diagnostics/findings.ts';

/** What clusters are made of, the usual ones first. */
const OFFERED: readonly (readonly [Platform, string])[] = [
  [{ os: 'linux', architecture: 'amd64' }, 'Intel and AMD servers and laptops'],
  [{ os: 'linux', architecture: 'arm64' }, 'Graviton, Ampere, Apple silicon, 64-bit boards'],
  [{ os: 'linux', architecture: 'arm', variant: 'v7' }, '32-bit boards'],
  [{ os: 'linux', architecture: 'arm', variant: 'v6' }, 'Raspberry Pi 1 and Zero'],
  [{ os: 'linux', architecture: '386' }, '32-bit Intel'],
  [{ os: 'linux', architecture: 'ppc64le' }, 'IBM POWER'],
  [{ os: 'linux', architecture: 's390x' }, 'IBM Z'],
  [{ os: 'linux', architecture: 'riscv64' }, 'RISC-V'],
  [{ os: 'windows', architecture: 'amd64' }, 'Windows Server'],
];

/** Asks for the target platforms and writes them into `.multiarch.yaml`, where the command line reads them too. */
export async function setTargets(configs: Configs): Promise<void> {
  const place = await whereToWrite(configs);
  if (place === undefined) {
    void vscode.window.showInformationMessage(
      'Multi-Arch: open a folder first; its .multiarch.yaml will hold the platforms.',
    );
    return;
  }
  const { platforms } = await targetsFor(configs, place.asked);
  const others = platforms.filter((one) => !OFFERED.some(([offered]) => samePlatform(one, offered)));
  const items = [...OFFERED, ...others.map((one) => [one, ''] as const)].map(([platform, description]) => ({
    label: formatPlatform(platform),
    description,
    platform,
    picked: platforms.some((one) => samePlatform(one, platform)),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: 'Target Platforms',
    placeHolder: 'Every platform that images of this repository must run on',
  });
  if (picked === undefined || picked.length === 0) return;
  await writePlatforms(
    place.config,
    picked.map(({ platform }) => platform),
  );
}

/** The configuration in force for the active file, else a new one at the root of its folder. */
async function whereToWrite(
  configs: Configs,
): Promise<{ asked: vscode.Uri; config: vscode.Uri } | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    (active === undefined ? undefined : vscode.workspace.getWorkspaceFolder(active)) ??
    vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return undefined;
  const inFolder = active !== undefined && vscode.workspace.getWorkspaceFolder(active) !== undefined;
  const fresh = vscode.Uri.joinPath(folder.uri, CONFIG_NAME);
  const asked = inFolder ? active : fresh;
  return { asked, config: (await configs.configFor(asked)).uri ?? fresh };
}

/** One undoable edit; saved, since the command line and other files' checks read the file. */
async function writePlatforms(uri: vscode.Uri, platforms: readonly Platform[]): Promise<void> {
  const existing = await openIfPresent(uri);
  const edit = new vscode.WorkspaceEdit();
  const text = existing?.getText() ?? '';
  const edits = setPlatforms(text, platforms);
  if (edits === undefined) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} has mistakes that must be mended first.`);
  }
  if (existing === undefined) edit.createFile(uri, { ignoreIfExists: true });
  const range = rangesOf(text);
  for (const { span, newText } of edits) edit.replace(uri, range(span), newText);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} could not be changed. Is it read-only?`);
  }
  await (await vscode.workspace.openTextDocument(uri)).save();
}

async function openIfPresent(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return vscode.workspace.openTextDocument(uri);
}
