import ignore from 'ignore';

/** The ignore rules in force in one folder: its own and those of the folders above it. */
export interface IgnoreScope {
  /** @param path relative to the root, with `/`; a folder's ends with `/` */
  readonly ignores: (path: string) => boolean;
  /** The scope of a folder below. @param folder relative to the root, without a trailing slash */
  readonly enter: (folder: string, patterns: string | undefined) => IgnoreScope;
}

/** Nothing is ignored but what every walk leaves out: version control's own folders. */
export function rootScope(patterns = ''): IgnoreScope {
  return scopeOf([{ folder: '', matcher: ignore().add(patterns) }]);
}

interface FolderRules {
  readonly folder: string;
  readonly matcher: ReturnType<typeof ignore>;
}

/**
 * As git reads .gitignore files: patterns are relative to their file's folder, the nearest file that says something
 * decides, `!` takes back.
 */
function scopeOf(rules: readonly FolderRules[]): IgnoreScope {
  return {
    ignores(path) {
      if (/(?:^|\/)\.(?:git|hg|svn)\/?$/.test(path)) return true;
      for (const { folder, matcher } of [...rules].reverse()) {
        const relative = folder === '' ? path : path.slice(folder.length + 1);
        if (relative === '' || relative === '/') continue;
        const { ignored, unignored } = matcher.test(relative);
        if (ignored) return true;
        if (unignored) return false;
      }
      return false;
    },
    enter: (folder, patterns) =>
      patterns === undefined ? scopeOf(rules) : scopeOf([...rules, { folder, matcher: ignore().add(patterns) }]),
  };
}
