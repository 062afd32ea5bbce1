import * as vscode from 'vscode';
import { describeWord } from '../../describe/describe-word.ts';
import { wordAt } from '../../describe/word-at.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { Configs } from '../configs.ts';
import { rangesOf } from '../convert.ts';
import { targetsFor } from '../diagnostics/findings.ts';
import { DOCKERFILE_SELECTOR, languageOfDocument } from '../documents.ts';
import { readSettings } from '../settings.ts';

/** Says what platform words and automatic ARGs are on each target platform. */
export function registerHover(configs: Configs): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DOCKERFILE_SELECTOR, {
    async provideHover(document, position, token) {
      if (languageOfDocument(document) !== 'dockerfile' || !readSettings(document.uri).hover)
        return undefined;
      const text = document.getText();
      const file = parseDockerfile(text);
      const word = wordAt(file, document.offsetAt(position));
      if (word === undefined) return undefined;
      const { platforms } = await targetsFor(configs, document.uri);
      if (token.isCancellationRequested) return undefined;
      return new vscode.Hover(
        new vscode.MarkdownString(describeWord(file, word, platforms)),
        rangesOf(text)(word.span),
      );
    },
  });
}
