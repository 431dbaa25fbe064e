import { setParameters } from '../state/address.ts';
import { HIDEABLE } from '../state/problem.ts';
import { Popover } from '../ui/Popover.tsx';
import { usePage } from './page.ts';

/** What a teacher hides before handing out the link. */
export function Teacher() {
  const { say, hidden } = usePage();
  const toggle = (name: (typeof HIDEABLE)[number]): void => {
    const next = HIDEABLE.filter((one) => hidden.has(one) !== (one === name));
    setParameters({ hide: next.length === 0 ? undefined : next.join(',') });
  };
  return (
    <Popover label={say('teacher.title')}>
      <fieldset class="teacher">
        <legend>{say('teacher.hide')}</legend>
        {HIDEABLE.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={hidden.has(name)} onChange={() => toggle(name)} />
            {say(`teacher.${name}`)}
          </label>
        ))}
      </fieldset>
      <p class="note">{say('teacher.note')}</p>
    </Popover>
  );
}
