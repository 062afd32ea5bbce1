import type { Span } from '../text/span.ts';

/**
 * A POSIX/Bash script as far as rules need it. All spans are offsets into the document that the script stands in.
 * Commands are flat and in source order: those inside loops, branches, subshells, functions, `$(...)`
 * and `sh -c '...'` included.
 */
export interface Script {
  readonly span: Span;
  readonly commands: readonly Command[];
  readonly switches: readonly Switch[];
  /** Every `[ a = b ]`, `test`, `[[ ]]` comparison of two words, in conditions of switches or not. */
  readonly comparisons: readonly Comparison[];
  /** Every use of a variable, wherever it stands: operands, heredocs, arguments of wrappers ...; in source order. */
  readonly variables: readonly VariablePart[];
  /** Redirections of groups, loops and other compound commands; those of simple commands stand with them. */
  readonly redirects: readonly Redirect[];
  /** False where the parser had to recover: what is here is right, but something may be missing. */
  readonly complete: boolean;
}

/** One simple command; `[[ ... ]]` and `((...))` count as commands of the names `[[` and `((`. */
export interface Command {
  readonly span: Span;
  /**
   * Its program without `/usr/bin/` and the like, seen through `env`, `sudo`, `exec`, `command`, `time`, `nice`,
   * `busybox` ...; undefined when computed or only assignments.
   */
  readonly name: string | undefined;
  /** Name and arguments in order; without wrappers, assignments (those of `export A=1` too) and redirections. */
  readonly words: readonly Word[];
  /** `A=1 cmd`, `A=1` alone, `export A=1`, `local A=1`, `env A=1 cmd`. */
  readonly assignments: readonly Assignment[];
  readonly redirects: readonly Redirect[];
  /** The branches it stands in, outermost first. */
  readonly branches: readonly BranchPlace[];
  /** The `for` loops it stands in, outermost first. */
  readonly loops: readonly Loop[];
  /** The operator that comes after its pipeline within the same list, if any. */
  readonly then: '&&' | '||' | undefined;
  /** Commands of one pipeline share this number; it is unique within the script. */
  readonly pipeline: number;
  /** The innermost expansion `$(...)` it stands in, if any. */
  readonly within: CommandPart | undefined;
}

/** Where a command stands: `script.switches[switchIndex].branches[branchIndex]`. */
export interface BranchPlace {
  readonly switchIndex: number;
  readonly branchIndex: number;
}

/** `for VARIABLE in WORDS` (`select` too); without `in` the words are empty. */
export interface Loop {
  readonly variable: string;
  readonly words: readonly Word[];
}

/** One word: a run of parts without unquoted blanks. */
export interface Word {
  readonly span: Span;
  /** As written. */
  readonly text: string;
  /** Its value when nothing in it is expanded: quotes and backslashes removed. Globs (`*`, `?`, `[a]`) stay as written. */
  readonly value: string | undefined;
  readonly parts: readonly Part[];
}

/** One part of a word; the marks of quotes belong to no part. */
export type Part = LiteralPart | VariablePart | CommandPart | OtherPart;

/** Text that stands for itself. `value.length` equals the span's length unless it holds escapes. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: string;
  readonly quote: 'none' | 'single' | 'double';
}

/** `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME#pattern}` ... (the span covers all of it). */
export interface VariablePart {
  readonly kind: 'variable';
  readonly span: Span;
  readonly name: string;
  /** `:-`, `#`, `%%`, `/` ...; undefined for a plain use. `${#A}` and `${!A}` give `#` and `!` without an operand. */
  readonly operator: string | undefined;
  /** All that follows the operator: `a/b` in `${V/a/b}`. */
  readonly operand: Word | undefined;
  /** `$I` in `${A[$I]}`. */
  readonly index?: Word | undefined;
  readonly quote: 'none' | 'double';
}

/** `$(...)` or backticks; its commands also stand in the script's flat list. */
export interface CommandPart {
  readonly kind: 'command';
  readonly span: Span;
  /** The text between the marks, as written. */
  readonly text: string;
}

/** Arithmetic, globs, process substitution, brace expansion: kept as text. */
export interface OtherPart {
  readonly kind: 'other';
  readonly span: Span;
  readonly text: string;
  /** The variables and commands expanded within; its literal text only stands in `text`. */
  readonly parts: readonly Part[];
}

/** `NAME=value`, `NAME+=value`, `NAME[i]=value`. */
export interface Assignment {
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Undefined for arrays. An empty value is a word of length 0. */
  readonly value: Word | undefined;
  /** The words in `A=(x y)`; empty otherwise. */
  readonly elements: readonly Word[];
}

/** One redirection. */
export interface Redirect {
  readonly span: Span;
  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<` ... */
  readonly operator: string;
  /** Undefined for `<<`. */
  readonly target: Word | undefined;
  /** For `<<`: the body without the closing line. */
  readonly body: Span | undefined;
  /** For `<<` without quotes: the variables and commands expanded in the body. */
  readonly parts: readonly Part[];
}

/** `a = b`, `a == b`, `a != b`, `a =~ b`, `a -eq b`. */
export interface Comparison {
  readonly span: Span;
  readonly left: Word;
  readonly operator: string;
  readonly right: Word;
  /** Whether an odd number of `!` stands before it: `! [ a = b ]`, `[ ! a = b ]`. */
  readonly negated: boolean;
}

/**
 * A choice by value: `case`, an `if` chain, or a guard: `[ ... ] && command [|| command]`, `[ ... ] || command`
 * (its first branch has an empty body then).
 */
export interface Switch {
  readonly kind: 'case' | 'if' | 'guard';
  readonly span: Span;
  /** What `case` looks at. */
  readonly subject: Word | undefined;
  readonly branches: readonly Branch[];
}

/** One way through a switch. Commands of a condition stand in no branch of it, those of `body` do. */
export interface Branch {
  /** The pattern list or condition together with its body. */
  readonly span: Span;
  /** `case` patterns as written, without the parentheses and bars; empty for if and guard. */
  readonly patterns: readonly Word[];
  /** The comparisons in the condition of an `if`, `elif` or guard. */
  readonly comparisons: readonly Comparison[];
  /** `*)`, `else`, or the part after `||`. */
  readonly isDefault: boolean;
  readonly body: Span;
  /** Whether the body ends the script with a failure: `exit 1`, `false`, `return 1`, `die ...`. */
  readonly rejects: boolean;
}
