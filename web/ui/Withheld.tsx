import { usePage } from '../app/page.ts';

/** In the place of what the teacher hides. */
export function Withheld() {
  const { say } = usePage();
  return <p class="withheld">{say('page.withheld')}</p>;
}
