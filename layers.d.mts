export const LAYERS: readonly (readonly string[])[];
export const PURE: readonly string[];
export const VSCODE: readonly string[];
export const LIBRARIES: Readonly<Record<string, string>>;
export function forbiddenFor(folder: string): readonly string[];
