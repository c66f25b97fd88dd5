/** What is known of the thing in view, and the view for it, which the first picture does without. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BreakdownProps } from '../../components/breakdown/Breakdown.tsx';
import { sendMessage } from '../../lib/messages.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import type { PageModel } from '../../lib/openness/page-model.ts';

export interface Question {
  readonly id: string;
  /** The base of a derived model that is in no record. */
  readonly base: string | null;
  readonly pageModel: PageModel | null;
}

type BreakdownView = (props: BreakdownProps) => ComponentChildren;

/** Loads the view of a breakdown: a script of its own, which is kept. */
export const loadBreakdown = async (): Promise<BreakdownView> =>
  (await import('../../components/breakdown/Breakdown.tsx')).Breakdown;

/** Answered, being asked, answered with nothing, or not answered. */
export type Found =
  | { readonly id: string; readonly state: 'answered'; readonly answer: Answer; readonly Breakdown: BreakdownView }
  | { readonly id: string; readonly state: 'loading' | 'missing' | 'failed' };

/** Asks the background; again with every other question and every other `turn`. Null without a question. */
export function useAnswer(question: Question | null, turn: number): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const key = question && JSON.stringify(question);
  useEffect(() => {
    if (key === null) return;
    const asked = JSON.parse(key) as Question;
    const { id } = asked;
    let isOver = false;
    // More known of the page than before: what stands there stays until the better answer comes.
    setFound((current) => (current?.id === id && current.state === 'answered' ? current : { id, state: 'loading' }));
    Promise.all([sendMessage('answer', asked), loadBreakdown()]).then(
      ([answer, Breakdown]) =>
        !isOver && setFound(answer ? { id, state: 'answered', answer, Breakdown } : { id, state: 'missing' }),
      () => !isOver && setFound({ id, state: 'failed' }),
    );
    return () => {
      isOver = true;
    };
  }, [key, turn]);
  return question && found?.id === question.id ? found : null;
}
