/** `$VAR` and `${VAR` (nested ones too), GitLab's `$[[ inputs.x ]]`, Helm's `{{ .Values.x }}`. */
const PLACEHOLDER = /\$\{?([A-Za-z_]\w*)|\$\[\[([^[\]]*)\]\]|\{\{([^{}]*)\}\}/g;

/**
 * What has to be filled in before a text is an image's name: the names of its variables, or the expressions within
 * `$[[ ]]` and `{{ }}`, each once, in order. Empty for a text that stands for itself.
 */
export function findPlaceholders(text: string): readonly string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name, input, expression]) =>
    (name ?? input ?? expression ?? '').trim(),
  );
  return [...new Set(names)];
}
