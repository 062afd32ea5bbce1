import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/** Not a rule over a model: the engine knows which suppressions did nothing. Documented beside the rules. */
export const SUPPRESSION_UNUSED = {
  id: 'suppression-unused',
  severity: 'information',
  summary: 'A `multiarch-ignore` comment that suppresses nothing',
  docs: {
    why: 'The finding it was written for is gone, or the rule id is misspelled. Left in place it would hide the next finding of that rule without anybody noticing.',
    wrong: '# multiarch-ignore arch-download: vendor ships amd64 only\nRUN apk add curl',
    right: 'RUN apk add curl',
  },
  finding(id: string, span: Span): Finding {
    return {
      message: `Nothing below is reported by \`${id}\`, so this suppression does nothing. Remove it.`,
      span,
    };
  },
} as const;
