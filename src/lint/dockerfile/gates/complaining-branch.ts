import type { Branch, Script, Switch } from '../../../shell/model.ts';
import { wordTemplate } from '../../../shell/queries.ts';

const PRINTS = new Set(['echo', 'printf']);
const COMPLAINT = /support|unknown|unrecogni[sz]ed|invalid|error|fail|\bnot?\b/i;

/**
 * Whether a branch only prints a complaint: `*) echo "unsupported architecture" ;;` handles nothing and stops nothing.
 * What `$(case ... esac)` prints is its value, and what goes to a file is kept: neither is a complaint.
 */
export function onlyComplains(script: Script, one: Switch, branch: Branch): boolean {
  const switchIndex = script.switches.indexOf(one);
  const branchIndex = one.branches.indexOf(branch);
  const commands = script.commands.filter(({ branches }) =>
    branches.some((place) => place.switchIndex === switchIndex && place.branchIndex === branchIndex),
  );
  return (
    commands.length > 0 &&
    commands.every(
      ({ name, within, redirects, assignments }) =>
        PRINTS.has(name ?? '') &&
        within === undefined &&
        assignments.length === 0 &&
        redirects.every(({ target }) => target?.value === '2' || target?.value === '/dev/stderr'),
    ) &&
    commands.some(({ words }) => words.some((word) => COMPLAINT.test(wordTemplate(word))))
  );
}
