/** The explorer: the whole dataset as tables and charts. Its address's fragment says what it shows. */
import { useEffect, useState } from 'preact/hooks';
import { Waiting } from '../../components/breakdown/Waiting.tsx';
import '../../components/explorer/explorer.css';
import { Explorer } from '../../components/explorer/Explorer.tsx';
import { rowsCsv, rowsJson } from '../../components/explorer/export.ts';
import { askAgain, sendMessage } from '../../lib/messages.ts';
import type { Answer } from '../../lib/openness/answer.ts';
import { ORIGIN } from '../../lib/origin.ts';
import { saveFile } from '../../lib/save-file.ts';
import { showPage } from '../../lib/show-page.tsx';
import { useAnswer } from '../popup/use-answer.ts';
import { useQuery } from './use-query.ts';
import { useRows } from './use-rows.ts';

/** The answers to some ids, each asked for once. */
function useAnswers(ids: readonly string[]): (Answer | null)[] {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const missing = ids.filter((id) => !answers.has(id)).join(' ');
  useEffect(() => {
    for (const id of missing.split(' ').filter(Boolean)) {
      void askAgain('answer', { id, base: null, pageModel: null }).then(
        (answer) => answer && setAnswers((known) => new Map(known).set(id, answer)),
      );
    }
  }, [missing]);
  return ids.map((id) => answers.get(id) ?? null);
}

function Page() {
  const [query, change] = useQuery();
  const [turn, setTurn] = useState(0);
  const { rows, total, version, failed } = useRows(turn);
  const answers = useAnswers(query.view === 'compare' ? query.compared : []);
  const found = useAnswer(query.open === null ? null : { id: query.open, base: null, pageModel: null }, turn);
  useEffect(() => {
    if (query.open !== null) scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus();
  }, [query.open, query.view, found?.state]);

  if (query.open !== null) {
    const back = () => change({ open: null });
    if (found?.state !== 'answered') {
      const state = found?.state ?? 'loading';
      return <Waiting name={query.open} state={state} onBack={back} onRetry={() => setTurn(turn + 1)} />;
    }
    const { answer, Breakdown } = found;
    return (
      <Breakdown
        answer={answer}
        siteUrl={ORIGIN.siteUrl}
        onBack={back}
        onOpen={(open) => change({ open })}
        onReport={(id, component) => void sendMessage('openReport', { id, base: null, component })}
        onCopy={(text) => void navigator.clipboard.writeText(text)}
      />
    );
  }
  return (
    <Explorer
      rows={rows}
      total={total}
      failed={failed}
      query={query}
      answers={answers}
      onQuery={change}
      onOpen={(open) => change({ open })}
      onRetry={() => setTurn(turn + 1)}
      onCopyLink={() => void navigator.clipboard.writeText(location.href)}
      onSave={(shown, format) =>
        format === 'csv'
          ? saveFile(rowsCsv(shown), 'open-recipe-dataset.csv', 'text/csv')
          : saveFile(rowsJson(shown, version), 'open-recipe-dataset.json', 'application/json')
      }
    />
  );
}

await showPage(<Page />);
