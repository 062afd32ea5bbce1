import type { Severity } from '../project/rule-settings.ts';
import type { TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** What a rule found at one place. */
export interface Finding {
  /** What is wrong, for which target platforms, and what to do; with the file's own names in it. */
  readonly message: string;
  /** The cause: the smallest text that is to be changed. */
  readonly span: Span;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Other places that matter: the ARG or stage at fault. */
  readonly related?: readonly RelatedPlace[];
  /** At most one is preferred; it must be safe to apply without reading the file again. */
  readonly fixes?: readonly Fix[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

export interface Fix {
  /** An imperative, such as "Declare ARG TARGETARCH in this stage". */
  readonly title: string;
  readonly preferred?: boolean;
  readonly edits: readonly TextEdit[];
}

/** A finding with the rule that made it and its final severity. */
export interface RuleFinding extends Omit<Finding, 'severity'> {
  readonly rule: string;
  readonly severity: Severity;
}
