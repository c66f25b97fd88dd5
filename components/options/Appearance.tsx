import { LANGUAGE_NAMES, LANGUAGES, type LanguageChoice } from '../../lib/language/languages.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { DENSITIES, TERMS, type Settings, type SettingsChange } from '../../lib/settings.ts';
import { Section } from '../breakdown/Section.tsx';
import { Switch } from '../popup/Switch.tsx';
import { TierSample } from '../TierSample.tsx';
import { useWords } from '../words-context.ts';
import { Choices } from './Choices.tsx';
import { PaletteChoice } from './PaletteChoice.tsx';

export interface AppearanceProps {
  readonly settings: Settings;
  readonly onChange: (change: SettingsChange) => void;
}

/** What is shown on pages, and how. */
export function Appearance({ settings, onChange }: AppearanceProps) {
  const words = useWords();
  const { enabled, density, hiddenTiers, terms, palette, language } = settings;
  return (
    <Section title={words.options.appearance}>
      <Switch label={words.options.enabled} on={enabled} onToggle={(on) => onChange({ enabled: on })} />
      <div class="or-option">
        <label for="language">{words.options.language}</label>
        <select
          id="language"
          class="or-field"
          value={language}
          onChange={(event) => onChange({ language: event.currentTarget.value as LanguageChoice })}
        >
          <option value="auto">{words.options.languageAuto}</option>
          {LANGUAGES.map((choice) => (
            <option key={choice} value={choice} lang={choice}>
              {LANGUAGE_NAMES[choice]}
            </option>
          ))}
        </select>
      </div>
      <Choices
        legend={words.options.density}
        name="density"
        value={density}
        choices={DENSITIES.map((value) => ({ value, text: words.densities[value] }))}
        onChange={(value) => onChange({ density: value })}
      />
      <fieldset class="or-choices">
        <legend>{words.options.tiers}</legend>
        {TIERS.map((tier) => (
          <label key={tier}>
            <input
              type="checkbox"
              name="tier"
              value={tier}
              checked={!hiddenTiers.includes(tier)}
              onChange={({ currentTarget: { checked } }) =>
                onChange((now) => {
                  const others = now.hiddenTiers.filter((hidden) => hidden !== tier);
                  return { hiddenTiers: checked ? others : [...others, tier] };
                })
              }
            />
            <TierSample tier={tier} />
          </label>
        ))}
      </fieldset>
      <Choices
        legend={words.options.wording}
        name="terms"
        value={terms}
        choices={TERMS.map((value) => ({ value, text: words.terms[value] }))}
        hint={words.options.wordingHint}
        onChange={(value) => onChange({ terms: value })}
      />
      <PaletteChoice palette={palette} onChange={(value) => onChange({ palette: value })} />
    </Section>
  );
}
