import { usePage } from '../../app/page.ts';
import { Choice } from '../../ui/Choice.tsx';

interface Props {
  readonly variables: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Along which variable; nothing to choose where there is one only. */
export function Along({ variables, value, onChange }: Props) {
  const { say } = usePage();
  if (variables.length < 2) return null;
  return (
    <Choice
      label={say('page.curves.along')}
      options={variables.map((name) => ({ value: name, text: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
