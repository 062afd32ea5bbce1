import type { Script, Word } from '../shell/model.ts';
import type { Span } from '../text/span.ts';
import type { LogicalText } from './logical-text.ts';

/**
 * A Dockerfile as BuildKit reads it, with offsets into the document. Wrong input never throws: what cannot be read
 * is left out, since BuildKit itself reports syntax errors.
 */
export interface Dockerfile {
  readonly text: string;
  /** The `# escape=` directive's character. */
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Comment lines, those inside continued instructions included; never those in heredocs. */
  readonly comments: readonly Span[];
  /** All instructions in order, ONBUILD ones included (see `onbuild`). */
  readonly instructions: readonly Instruction[];
  /** The instructions before the first FROM: only ARG is allowed there. */
  readonly globals: readonly Instruction[];
  readonly globalBindings: Bindings;
  readonly stages: readonly Stage[];
}

/** Where a name gets a value: one `NAME[=value]` of an ARG or ENV. */
export interface Binding {
  readonly instruction: ArgInstruction | EnvInstruction;
  readonly variable: Variable;
}

/** By name, in document order. */
export type Bindings = ReadonlyMap<string, readonly Binding[]>;

/** `# syntax=`, `# escape=`, `# check=` at the head of the file. */
export interface Directive {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export interface Stage {
  readonly index: number;
  /** As written after AS; BuildKit compares stage names without regard to case. */
  readonly name: string | undefined;
  readonly from: FromInstruction;
  /** What follows the FROM. */
  readonly instructions: readonly Instruction[];
  /** The stage's own ARG and ENV, without those of its parents and of ONBUILD. */
  readonly bindings: Bindings;
}

export type Instruction =
  FromInstruction | ArgInstruction | EnvInstruction | RunInstruction | CopyInstruction | OtherInstruction;

interface InstructionBase {
  /** In upper case. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  /** From the keyword through the last line, heredocs included, without the final line end. */
  readonly span: Span;
  readonly flags: readonly Flag[];
  /** What follows keyword and flags, heredoc bodies excluded. */
  readonly args: LogicalText;
  readonly heredocs: readonly Heredoc[];
  /** Whether it stands behind ONBUILD: it runs in the images built FROM this one. */
  readonly onbuild: boolean;
  /** The index of the stage it belongs to; undefined before the first FROM. */
  readonly stage: number | undefined;
}

export interface FromInstruction extends InstructionBase {
  readonly kind: 'from';
  /** The image or stage, unexpanded; undefined where the line is unfinished. */
  readonly image: Word | undefined;
  readonly platform: Flag | undefined;
  readonly as: Word | undefined;
}

export interface ArgInstruction extends InstructionBase {
  readonly kind: 'arg';
  readonly variables: readonly Variable[];
}

export interface EnvInstruction extends InstructionBase {
  readonly kind: 'env';
  readonly variables: readonly Variable[];
}

/** One `NAME=value` of ARG or ENV; an ARG may have no value. */
export interface Variable {
  readonly name: string;
  readonly nameSpan: Span;
  /** Name, `=` and value. */
  readonly span: Span;
  readonly value: Word | undefined;
}

export interface RunInstruction extends InstructionBase {
  readonly kind: 'run';
  readonly form: 'shell' | 'exec';
  /** The exec form's strings; empty in the shell form. */
  readonly words: readonly Word[];
  /**
   * What a POSIX shell runs: the shell form, heredoc bodies, `["sh", "-c", "..."]`. Empty where no such shell runs
   * (Windows, PowerShell, an exec form without a shell, a heredoc in another language). Parsed at the first call.
   */
  readonly scripts: () => readonly Script[];
}

export interface CopyInstruction extends InstructionBase {
  readonly kind: 'copy';
  readonly keyword: 'COPY' | 'ADD';
  readonly from: Flag | undefined;
  /** Context paths, URLs, `<<EOF` marks. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
}

/** Any other instruction; `words` are its arguments (the strings of a JSON form). */
export interface OtherInstruction extends InstructionBase {
  readonly kind: 'other';
  readonly form: 'shell' | 'exec';
  readonly words: readonly Word[];
}

/** `--name` or `--name=value` before the arguments. */
export interface Flag {
  readonly name: string;
  readonly span: Span;
  readonly value: Word | undefined;
}

export interface Heredoc {
  readonly name: string;
  /** Whether its mark is quoted, so that nothing in the body is expanded. */
  readonly quoted: boolean;
  /** The body without the closing line. */
  readonly body: Span;
}
