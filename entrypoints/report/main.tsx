/** The report form in a tab. Opened as `report.html?start=TOKEN` by an entry point, or bare, with what waits. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Choice } from '../../components/report/Field.tsx';
import { OwnReports } from '../../components/report/OwnReports.tsx';
import { Proposals } from '../../components/report/Proposals.tsx';
import { ReportView } from '../../components/report/ReportView.tsx';
import { StatementAdder } from '../../components/report/StatementAdder.tsx';
import { useWords } from '../../components/words-context.ts';
import '../../components/report/report.css';
import { askAgain, sendMessage } from '../../lib/messages.ts';
import type { Summary } from '../../lib/openness/answer.ts';
import { COMPONENT_IDS, type Status } from '../../lib/openness/components.ts';
import type { Words } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import { dateText } from '../../lib/language/wording.ts';
import { ORIGIN } from '../../lib/origin.ts';
import { isSameSubject } from '../../lib/report/earlier.ts';
import { CORRECTABLE, isComponent, licensedPartOf, statusesOf, valueOf, type Report } from '../../lib/report/fields.ts';
import { faultsOf } from '../../lib/report/faults.ts';
import { findingText, type Finding } from '../../lib/report/findings.ts';
import { lookUp } from '../../lib/report/hub-lookup.ts';
import { repositoryFrom } from '../../lib/report/issue-link.ts';
import { asMarkdown, asYaml, titleOf } from '../../lib/report/report-text.ts';
import { openIssueForm } from '../../lib/report/send.ts';
import { Session } from '../../lib/report/session.ts';
import { START_PREFIX, startFrom } from '../../lib/report/start-store.ts';
import { asKind, BLANK, firstReport, withFindings, type ReportStart } from '../../lib/report/subject.ts';
import { showPage } from '../../lib/show-page.tsx';
import { useOnline } from '../../lib/use-online.ts';
import { SETTINGS_KEY, settingsFrom } from '../../lib/settings.ts';

/** Milliseconds after the last key until the dataset is searched, and the most entries that are shown. */
const PAUSE = 200;
const MOST_MATCHES = 3;

async function readStart(): Promise<ReportStart> {
  const token = new URLSearchParams(location.search).get('start');
  if (token === null) return BLANK;
  const key = START_PREFIX + token;
  const start = startFrom(await browser.storage.session.get(key), token) ?? BLANK;
  if (start.isPrivate) await browser.storage.session.remove(key);
  return start;
}

async function readRepository(): Promise<string | null> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  return repositoryFrom(settingsFrom(stored[SETTINGS_KEY]).reportRepository ?? ORIGIN.reportRepository);
}

const dayOf = (words: Words, time: number): string => dateText(words, new Date(time).toISOString().slice(0, 10));
const isTold = (id: string): boolean => /^[\w.-]+\/[\w.-]+$/u.test(id);
const statusChoices = (words: Words, component: string): readonly Choice[] =>
  statusesOf(component).map((status) => ({ value: status, text: words.statuses[status as Status] }));
const componentChoices = (words: Words): readonly Choice[] =>
  COMPONENT_IDS.map((id) => ({ value: id, text: capital(words.components[id]) }));
const correctable = (words: Words): readonly Choice[] =>
  CORRECTABLE.map((value) => {
    const part = licensedPartOf(value);
    if (isComponent(value)) return { value, text: capital(words.components[value]) };
    return { value, text: part ? words.report.licenceOf(words.licensedParts[part]) : words.report.other };
  });

/** Entries of the dataset that may be what is reported as missing. */
function useMatches(report: Report): readonly Summary[] {
  const [matches, setMatches] = useState<readonly Summary[]>([]);
  const name = valueOf(report, 'name');
  const hub = valueOf(report, 'hub');
  useEffect(() => {
    if (report.kind !== 'missing-model') return setMatches([]);
    let isStale = false;
    const timer = setTimeout(async () => {
      const [listed, named] = await Promise.all([
        isTold(hub) ? askAgain('answer', { id: hub, base: null, pageModel: null }) : null,
        name === '' ? [] : askAgain('search', name),
      ]);
      const known = listed && listed.kind !== 'unknown' && listed.kind !== 'derived' ? [listed] : [];
      const all = new Map([...known, ...named].map((summary) => [summary.id, summary]));
      if (!isStale) setMatches([...all.values()].slice(0, MOST_MATCHES));
    }, PAUSE);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [report.kind, name, hub]);
  return matches;
}

interface LookupView {
  readonly text: string;
  readonly findings: readonly Finding[] | null;
}
const NOT_ASKED: LookupView = { text: '', findings: null };

function ReportPage({ session, repository }: { readonly session: Session; readonly repository: string | null }) {
  const words = useWords();
  const [report, setReport] = useState(session.report);
  const [, redraw] = useState(0);
  const [showsFaults, setShowsFaults] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [lookup, setLookup] = useState(NOT_ASKED);
  const matches = useMatches(report);
  const isOnline = useOnline();
  const latest = useRef(report);
  latest.current = report;
  useEffect(() => session.onChange(() => redraw((times) => times + 1)), [session]);

  const show = (next: Report) => {
    latest.current = next;
    setReport(next);
    setOutcome('');
  };
  const change = (next: Report) => {
    show(next);
    session.edit(next);
  };
  const start = (next: Report) => {
    show(next);
    setShowsFaults(false);
    setLookup(NOT_ASKED);
  };
  const copy = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };
  const isReady = (): boolean => {
    setShowsFaults(true);
    const faults = faultsOf(latest.current);
    if (faults.length > 0) {
      setOutcome(words.report.mend);
      document.getElementById(faults[0]?.field ?? '')?.focus();
    }
    return faults.length === 0;
  };
  const send = async () => {
    if (repository === null || !isReady()) return;
    setOutcome(words.report.opening);
    setOutcome(await openIssueForm(words, session, repository, latest.current, copy));
  };
  const copyAs = async (form: 'text' | 'yaml') => {
    if (!isReady()) return;
    const current = latest.current;
    const text = form === 'yaml' ? asYaml(current) : `${titleOf(current)}\n\n${asMarkdown(current)}`;
    setOutcome((await copy(text)) ? words.report.copied : words.report.copyFailed);
  };

  const hub = valueOf(report, 'hub');
  const ask = async () => {
    setLookup({ text: words.report.lookingUp, findings: null });
    const result = await lookUp(hub);
    if (!result.ok) return setLookup({ text: words.lookupFaults[result.reason], findings: null });
    const known = new Set(valueOf(latest.current, 'findings').split('\n'));
    const isRenamed = result.id !== hub;
    if (isRenamed) change({ ...latest.current, values: { ...latest.current.values, hub: result.id } });
    setLookup({
      text: isRenamed ? words.report.renamed(result.id) : '',
      findings: result.findings.filter((finding) => !known.has(findingText(finding))),
    });
  };
  const addFindings = (findings: readonly Finding[]) => {
    change(withFindings(latest.current, findings));
    setLookup(NOT_ASKED);
  };

  const { waiting, opened } = session;
  const before = opened.find((other) => isSameSubject(other.report, report));
  const other = waiting.find(({ key, report: kept }) => key !== session.key && isSameSubject(kept, report));
  const notices = [
    session.isPrivate && words.report.isPrivate,
    !session.isPrivate && !session.isStored && words.report.notStored,
    !isOnline && session.isStored && words.report.writeOffline,
    session.resumedAt !== null && words.report.resumed(dayOf(words, session.resumedAt)),
    before && words.report.reportedBefore(dayOf(words, before.at)),
    other && words.report.waitsSince(dayOf(words, other.at)),
  ].filter((notice): notice is string => typeof notice === 'string');
  const choices = useMemo(() => {
    const statuses = statusChoices(words, valueOf(report, 'component'));
    const now = valueOf(report, 'now');
    return {
      component: correctable(words),
      ...(statuses.length > 0 && { 'should-be': statuses }),
      // What somebody wrote by hand is kept as it is.
      ...(statuses.some(({ value }) => now === '' || value === now) && { now: statuses }),
    };
  }, [report, words]);

  return (
    <ReportView
      report={report}
      faults={showsFaults ? faultsOf(report) : []}
      choices={choices}
      matches={matches}
      notices={notices}
      repository={repository}
      outcome={outcome || (session.isKept ? words.report.kept : '')}
      helpers={
        <>
          {isTold(hub) && (
            <div class="or-lookup">
              <button type="button" class="or-button" onClick={() => void ask()}>
                {words.report.lookUp}
              </button>
              <p class="or-hint">{words.report.lookUpText(hub)}</p>
              <output class="or-hint">{lookup.text}</output>
              {lookup.findings && <Proposals findings={lookup.findings} onAdd={addFindings} />}
            </div>
          )}
          <StatementAdder
            parts={componentChoices(words)}
            statusesOf={(part) => statusChoices(words, part)}
            onAdd={(finding) => change(withFindings(report, [finding]))}
          />
        </>
      }
      ownReports={
        <OwnReports
          waiting={waiting
            .filter(({ key }) => key !== session.key)
            .map(({ at, ...own }) => ({ ...own, day: dayOf(words, at) }))}
          opened={opened.map(({ hash, report: sent, at }) => ({ key: hash, report: sent, day: dayOf(words, at) }))}
          onResume={(key) => start(session.resume(key))}
          onDiscard={(key) => session.discard(key)}
        />
      }
      onKind={(kind) => change(asKind(report, kind))}
      onChange={(id, value) => change({ ...latest.current, values: { ...latest.current.values, [id]: value } })}
      onOpenMatch={(id) =>
        void browser.tabs.create({ url: browser.runtime.getURL(`/popup.html?${new URLSearchParams({ id })}`) })
      }
      onSend={() => void send()}
      onCopy={(form) => void copyAs(form)}
      onDiscard={() => {
        session.discard(session.key);
        start(session.begin());
      }}
    />
  );
}

const start = await readStart();
const answer =
  start.id === null
    ? null
    : await sendMessage('answer', { id: start.id, base: start.base, pageModel: start.pageModel }).catch(() => null);
const session = await Session.open(start, firstReport(start, answer));
document.documentElement.dataset['surface'] = 'tab';
await showPage(<ReportPage session={session} repository={await readRepository()} />);
