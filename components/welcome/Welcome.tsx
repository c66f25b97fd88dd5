import { capital } from '../../lib/language/phrases.ts';
import type { Summary } from '../../lib/openness/answer.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { Section } from '../breakdown/Section.tsx';
import type { CardContent } from '../card/card-content.ts';
import { ShadowCard } from '../card/ShadowCard.tsx';
import { Switch } from '../popup/Switch.tsx';
import { RecipeMark } from '../RecipeMark.tsx';
import { SAMPLE_MARKS } from '../sample-marks.ts';
import { TierSample } from '../TierSample.tsx';
import { useWords } from '../words-context.ts';

export interface WelcomeProps {
  /** The open and the restricted model of the sample sentence; null until they are known. */
  readonly sample: readonly [Summary, Summary] | null;
  /** The card of the name that was pointed at. */
  readonly card: CardContent | null;
  /** The browser lets us run on the sites of the manifest. */
  readonly hasAccess: boolean;
  readonly newsSites: number;
  readonly isNewsOn: boolean;
  /** Publications that can be allowed besides. */
  readonly moreNews: number;
  readonly onPoint: (summary: Summary | null) => void;
  readonly onOpen: (id: string) => void;
  readonly onGrant: () => void;
  readonly onNews: (on: boolean) => void;
  readonly onMoreNews: () => void;
}

/** The first page after install: what the badges mean, on a live sample, and the choice of news sites. */
export function Welcome(props: WelcomeProps) {
  const words = useWords();
  const { sample, card } = props;
  return (
    <div class="or-app or-welcome">
      <main>
        <header data-tier="open-recipe">
          <RecipeMark mark={SAMPLE_MARKS['open-recipe']} size={44} />
          <h1>{words.welcome.title}</h1>
          <p class="or-lead">{words.welcome.lead}</p>
          {!props.hasAccess && (
            <div class="or-warning" role="alert">
              <p>{words.welcome.notGranted}</p>
              <button type="button" class="or-button" onClick={props.onGrant}>
                {words.welcome.grant}
              </button>
            </div>
          )}
        </header>
        <Section title={words.welcome.meanings}>
          <dl class="or-meanings">
            {TIERS.map((tier) => (
              <div key={tier}>
                <dt>
                  <TierSample tier={tier} />
                </dt>
                <dd>{capital(words.tierMeanings[tier])}</dd>
              </div>
            ))}
          </dl>
          <p class="or-quiet">{words.welcome.mark}</p>
        </Section>
        {sample && (
          <Section title={words.welcome.sample}>
            <p class="or-sample-text">
              {words.welcome.sampleText(sample[0].name, sample[1].name).map((part) => {
                const summary = sample.find(({ name }) => name === part);
                return summary ? <Name key={part} summary={summary} onPoint={props.onPoint} /> : part;
              })}
            </p>
            {card && <ShadowCard content={card} onOpen={props.onOpen} onClose={() => props.onPoint(null)} />}
          </Section>
        )}
        <Section title={words.welcome.news}>
          <Switch label={words.welcome.newsKeep} on={props.isNewsOn} onToggle={props.onNews} />
          <p class="or-hint">{words.welcome.newsHint(props.newsSites)}</p>
          {props.moreNews > 0 && (
            <div class="or-actions">
              <button type="button" class="or-button" onClick={props.onMoreNews}>
                {words.welcome.newsMore(props.moreNews)}
              </button>
            </div>
          )}
        </Section>
      </main>
    </div>
  );
}

function Name({ summary, onPoint }: { readonly summary: Summary; readonly onPoint: WelcomeProps['onPoint'] }) {
  const point = () => onPoint(summary);
  return (
    <button type="button" data-tier={summary.tier} onPointerEnter={point} onFocus={point} onClick={point}>
      {summary.name}
      <RecipeMark mark={summary.mark} size={10} />
    </button>
  );
}
