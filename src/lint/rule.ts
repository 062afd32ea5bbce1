import type { Dockerfile } from '../dockerfile/model.ts';
import type { Facts } from '../facts/facts.ts';
import type { Platform } from '../platform/platform.ts';
import type { Severity } from '../project/rule-settings.ts';
import type { Finding } from './finding.ts';

/** What a rule may know beyond the file. */
export interface RuleContext {
  /** Relative to the repository or working directory, with `/`. Names tell: `Dockerfile.arm64` is meant for arm64. */
  readonly path: string;
  /** The platforms that must work; never empty. */
  readonly targets: readonly Platform[];
  readonly facts: Facts;
}

/** One rule: everything about it in one object, in a file of its name. */
interface Rule<Language extends string, Model> {
  /** Fixed: settings, suppressions and documentation name it. */
  readonly id: string;
  readonly language: Language;
  readonly severity: Severity;
  /** One line for tables, without a full stop. */
  readonly summary: string;
  readonly docs: RuleDocs;
  /** Matches somewhere in every text that the rule finds something in: the engine leaves the others alone. */
  readonly mentions: RegExp;
  check(model: Model, context: RuleContext): Iterable<Finding>;
}

/** The rule's page in docs/rules.md, as Markdown. */
export interface RuleDocs {
  /** What goes wrong, on which platform, and why. */
  readonly why: string;
  /** A short snippet that the rule reports. */
  readonly wrong: string;
  /** The same snippet mended. */
  readonly right: string;
  /** When it stays silent although it looks like a case. */
  readonly silent?: string;
  /** A page that says more. */
  readonly source?: string;
}

export type DockerfileRule = Rule<'dockerfile', Dockerfile>;
