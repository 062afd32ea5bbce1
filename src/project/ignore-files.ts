import ignore from 'ignore';

/** The ignore rules in force in one folder: its own and those of the folders above it. */
export interface IgnoreScope {
  /** @param path relative to the root, with `/`; a folder's ends with `/` */
  readonly ignores: (path: string) => boolean;
  /** The scope of a folder below. @param folder relative to the root, without a trailing slash; `''` is the root */
  readonly enter: (folder: string, patterns: string | undefined) => IgnoreScope;
}

/** What every walk leaves out: version control's own folders, and packages that npm put there. */
const NEVER = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules)(?:\/|$)/;

/** Nothing is ignored but what every walk leaves out and the patterns given. */
export function rootScope(patterns = ''): IgnoreScope {
  return scopeOf(matcherOf().add(patterns));
}

type Matcher = ReturnType<typeof ignore>;

/** Case counts on every system, so that all of them give the same answer. */
const matcherOf = (): Matcher => ignore({ ignorecase: false });

/**
 * As git reads .gitignore files: patterns are relative to their file's folder, the last one that matches decides, and
 * those of a nearer file come later. Hence one list of patterns, those of a folder below written relative to the root.
 * @see https://git-scm.com/docs/gitignore
 */
function scopeOf(matcher: Matcher): IgnoreScope {
  return {
    ignores: (path) => NEVER.test(path) || (path !== '' && path !== '/' && matcher.ignores(path)),
    enter: (folder, patterns) => {
      if (patterns === undefined) return scopeOf(matcher);
      const lines = patterns.replace(/^\uFEFF/, '').split(/\r?\n/);
      return scopeOf(
        matcherOf()
          .add(matcher)
          .add(lines.map((line) => below(folder, line)).join('\n')),
      );
    },
  };
}

/** A pattern of a folder's own .gitignore, written relative to the root. */
function below(folder: string, line: string): string {
  if (folder === '' || line.trim() === '' || line.startsWith('#')) return line;
  const [, negated = '', pattern = ''] = /^(!?)(.*)$/.exec(line) ?? [];
  // `a/b` and `/a` hang on the folder, `a` and `a/` are found at any depth below it.
  const hangs = /\/./.test(pattern.trimEnd());
  const plain = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  // `/` alone matches nothing, not the whole folder.
  if (plain.trim() === '') return '';
  // A first `\` protects a `#` or `!` that no longer stands first.
  return `${negated}/${folder.replace(/[\\*?[\]#! ]/g, '\\$&')}/${hangs ? '' : '**/'}${plain.replace(/^\\(?=[#!])/, '')}`;
}
