/** Files that are the same on every platform: texts, web assets, certificates, bytecode. */
const NEUTRAL_FILE =
  /\.(?:md|txt|json5?|jsonc|ya?ml|toml|ini|conf|cfg|env|properties|xml|html?|css|js|mjs|map|ts|svg|png|jpe?g|gif|ico|woff2?|ttf|csv|sql|tmpl|tpl|proto|pem|crt|cer|key|sh|bash|jar|war|ear|class|py|rb|php|lua|pl|wasm|pdf|mo|po|spdx|lock|sum|mod|dtb|hcd|fw)$/i;

/** Folders of such files, wherever they stand. */
const NEUTRAL_FOLDER =
  /(?:^|\/)(?:etc|usr\/share|zoneinfo|certs?|ssl|ca-certificates|docs?|html?|www|public|static|assets|web|webapp|frontend|ui|i18n|locales?|templates?|migrations|configs?|man|licen[cs]es|fonts|schemas?|site|_site|coverage|swagger|manifests|charts?)(?:\/|$)/i;

/** Folders that hold a web page built by a bundler. */
const WEB_OUTPUT = /(?:^|\/)(?:dist|build|out|\.output|\.next|export)\/?\*?$/;

/** Whether what stands at a path in a stage is known to be the same on every platform by its name. */
export function isNeutralPath(path: string): boolean {
  const clean = path.replace(/\/+$/, '');
  return NEUTRAL_FILE.test(clean) || NEUTRAL_FOLDER.test(clean);
}

/** As `isNeutralPath`, for a stage that bundles a web page: its `dist` or `build` is one. */
export function isWebPath(path: string): boolean {
  return isNeutralPath(path) || WEB_OUTPUT.test(path);
}
