import { useEffect, useState } from 'preact/hooks';

/** Whether something has been so for a while: what passes sooner is not shown. */
export function useLater(isSo: boolean, delay: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isSo) return;
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [isSo, delay]);
  return isSo && late;
}
