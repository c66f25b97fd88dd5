import { useState } from 'preact/hooks';
import { Section } from '../breakdown/Section.tsx';
import { Switch } from '../popup/Switch.tsx';
import { useWords } from '../words-context.ts';

/** A host that the user allowed; null stands for all sites. */
interface GrantedSite {
  readonly host: string | null;
  readonly patterns: readonly string[];
}

export interface SitesProps {
  /** Number of publications in the manifest, and whether the browser lets us run there. */
  readonly builtIn: number;
  readonly hasBuiltIn: boolean;
  readonly granted: readonly GrantedSite[];
  /** Hosts of publications that can be allowed, together or one by one, and are not yet. */
  readonly moreNews: readonly string[];
  readonly isNewsOn: boolean;
  /** Others than all publications together. */
  readonly silentHosts: readonly string[];
  /** What came of the last thing that was pressed. */
  readonly outcome: string;
  readonly onNews: (on: boolean) => void;
  /** Each is called within the click, so that the browser may ask. */
  readonly onAllowBuiltIn: () => void;
  readonly onAllowNews: () => void;
  readonly onAllowAll: () => void;
  readonly onAllowHost: (host: string) => void;
  readonly onRevoke: (patterns: readonly string[]) => void;
  readonly onUnsilence: (host: string) => void;
}

/** Where models are marked: what came with the extension, what the user allowed, what the user switched off. */
export function Sites(props: SitesProps) {
  const words = useWords();
  const { granted, silentHosts } = props;
  const [host, setHost] = useState('');
  return (
    <Section title={words.options.sites}>
      <Switch label={words.welcome.newsKeep} on={props.isNewsOn} onToggle={props.onNews} />
      <p class="or-hint">{words.welcome.newsHint(props.builtIn)}</p>
      {!props.hasBuiltIn && (
        <p class="or-warning">
          {words.options.builtInMissing}
          <button type="button" class="or-link" onClick={props.onAllowBuiltIn}>
            {words.options.grant}
          </button>
        </p>
      )}
      <h3>{words.options.granted}</h3>
      {granted.length === 0 && <p class="or-quiet">{words.options.grantedNone}</p>}
      <ul class="or-hosts">
        {granted.map(({ host: name, patterns }) => (
          <Host
            key={name ?? '*'}
            name={name ?? words.options.allSitesName}
            action={words.options.revokeShort}
            label={words.options.revoke(name ?? words.options.allSitesName)}
            onPress={() => props.onRevoke(patterns)}
          />
        ))}
      </ul>
      <form
        class="or-option"
        onSubmit={(event) => {
          event.preventDefault();
          props.onAllowHost(host);
        }}
      >
        <label for="host">{words.options.oneSite}</label>
        <span class="or-beside">
          <input
            id="host"
            class="or-field"
            value={host}
            placeholder={words.options.oneSiteHint}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setHost(event.currentTarget.value)}
          />
          <button type="submit" class="or-button">
            {words.options.allowSite}
          </button>
        </span>
      </form>
      <div class="or-actions">
        {props.moreNews.length > 0 && (
          <button type="button" class="or-button" onClick={props.onAllowNews}>
            {words.options.moreNews(props.moreNews.length)}
          </button>
        )}
        {granted.every(({ host: name }) => name !== null) && (
          <button type="button" class="or-button" onClick={props.onAllowAll}>
            {words.options.allSites}
          </button>
        )}
      </div>
      <p class="or-hint">{words.options.allSitesHint}</p>
      {props.moreNews.length > 0 && (
        <details>
          <summary>{words.options.newsOneByOne}</summary>
          <ul class="or-hosts">
            {props.moreNews.map((name) => (
              <Host
                key={name}
                name={name}
                action={words.options.allowSite}
                label={words.page.allow(name)}
                onPress={() => props.onAllowHost(name)}
              />
            ))}
          </ul>
        </details>
      )}
      <output class="or-outcome">{props.outcome}</output>
      {silentHosts.length > 0 && (
        <>
          <h3>{words.options.silent}</h3>
          <ul class="or-hosts">
            {silentHosts.map((name) => (
              <Host
                key={name}
                name={name}
                action={words.options.unsilenceShort}
                label={words.options.unsilence(name)}
                onPress={() => props.onUnsilence(name)}
              />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

interface HostProps {
  readonly name: string;
  readonly action: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Host({ name, action, label, onPress }: HostProps) {
  return (
    <li>
      <span>{name}</span>
      <button type="button" class="or-link or-quiet" aria-label={label} onClick={onPress}>
        {action}
      </button>
    </li>
  );
}
