/**
 * The contract of panels.
 *
 * A panel is one entry in the table `PANELS` (`panels/index.ts`): an id, the message key of its title, and how its
 * component is loaded. It lives in a folder of its own, `panels/ID/`, with its styles (`import './ID.css'`), and is loaded
 * when its tab is first opened. Tab, keyboard, address (`tab=ID`), loading and failures are the frame's business.
 *
 * - What is asked comes as `problem`, as typed (`usePage()` gives the same, with `say`, `hidden`, `language`). A panel reads
 *   nothing itself: it hands `problem` to a job, `useJob('name', { problem, ... })`, which runs in a worker (`jobs/job.ts`).
 *   A job finds f, point and variables by `subjectOf(problem)` (`jobs/subject.ts`) and returns plain data.
 * - `<JobView job={job}>{(value) => ...}</JobView>` shows busy, cancel, failures and stale values alike everywhere.
 * - `<Formula latex text />` typesets; text is what is read aloud or copied where there is no KaTeX yet.
 * - State that a link should reproduce: `useParameter('ID.name', initial)` (`state/address.ts`); the rest is `useState`.
 * - Every word is a message: `say('page.…')`, in a subject of its own under `src/messages/subjects/`.
 * - `hidden` is what a teacher hides: `values` (results as numbers), `formulas` (results as formulas), `steps`,
 *   `solutions` (of exercises and checks). A panel leaves those out, or says `<Withheld />` in their place.
 * - No inline style and no `innerHTML` with styles: the policy forbids both. `style={{ left: x }}` is allowed (it goes through
 *   the CSSOM), SVG has presentation attributes. Colours are the tokens of `styles/tokens.css`.
 * - A picture has `role="img"` with a name, and `<DataTable>` behind it (`ui/DataTable.tsx`).
 */
import type { ComponentType } from 'preact';
import type { MessageKey } from '../../src/index.ts';
import type { Hideable, Problem } from '../state/problem.ts';

export interface PanelProps {
  readonly problem: Problem;
}

export interface Panel {
  /** In the address, in ids of the document, and the name of its folder. */
  readonly id: string;
  readonly title: MessageKey;
  /** Absent where one of these is hidden. */
  readonly hiddenWith?: Hideable;
  readonly load: () => Promise<{ readonly default: ComponentType<PanelProps> }>;
}
