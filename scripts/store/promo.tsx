/** The pictures that a store shows beside its own words: name, tagline, and what badges of known models say. */
import { renderToString } from 'preact-render-to-string';
import { RecipeMark } from '../../components/RecipeMark.tsx';
import { badgeText } from '../../lib/language/badge-words.ts';
import type { Words } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import type { Mark, Summary } from '../../lib/openness/answer.ts';

/** The icon: the upper half, the recipe, filled. */
const ICON: Mark = { data: 'full', code: 'full', weights: 'empty', terms: 'empty' };

interface PromoProps {
  readonly words: Words;
  /** Models to show, most open first. */
  readonly models: readonly Summary[];
}

/** The small tile of Chrome's store, 440 x 280: name, tagline and one mark a tier. */
function Tile({ words, models }: PromoProps) {
  return (
    <main class="tile">
      <div class="brand" data-tier="open-recipe">
        <RecipeMark mark={ICON} size={56} />
        <h1>{words.app.name}</h1>
      </div>
      <p>{words.app.tagline}</p>
      <ul>
        {models.map(({ id, tier, mark }) => (
          <li key={id} data-tier={tier}>
            <RecipeMark mark={mark} size={40} />
          </li>
        ))}
      </ul>
    </main>
  );
}

/** The wide picture of Chrome's store, 1400 x 560: besides, what each badge says. */
function Marquee({ words, models }: PromoProps) {
  return (
    <main class="marquee">
      <div>
        <div class="brand" data-tier="open-recipe">
          <RecipeMark mark={ICON} size={88} />
          <h1>{words.app.name}</h1>
        </div>
        <p>{words.app.tagline}</p>
      </div>
      <ul>
        {models.map((model) => (
          <li key={model.id} data-tier={model.tier}>
            <b>{model.name}</b>
            <span class="badge">
              <RecipeMark mark={model.mark} size={28} />
              {capital(badgeText(words, model))}
            </span>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** Dark, so that the tiles stand out on the white of a store. */
const STYLE = `
:root { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { background: var(--or-paper); color: var(--or-ink); font-family: var(--or-font); }
main { display: flex; }
ul { list-style: none; }
.brand { display: flex; align-items: center; color: var(--or-ink); }
h1 { white-space: nowrap; letter-spacing: -0.02em; line-height: 1; }
p { color: var(--or-soft); text-wrap: balance; }
.tile { flex-direction: column; justify-content: center; gap: 20px; width: 440px; height: 280px; padding: 0 36px; }
.tile .brand { gap: 14px; }
.tile h1 { font-size: 43px; }
.tile p { font-size: 17px; line-height: 25px; }
.tile ul { display: flex; justify-content: space-between; padding-top: 4px; }
.marquee { align-items: center; justify-content: space-between; gap: 44px; width: 1400px; height: 560px; padding: 0 88px; }
.marquee .brand { gap: 24px; margin-bottom: 36px; }
.marquee h1 { font-size: 66px; }
.marquee p { max-width: 560px; font-size: 28px; line-height: 42px; }
.marquee ul { flex: none; width: 560px; border: 1px solid var(--or-line); border-radius: 20px; background: var(--or-wash); box-shadow: 0 24px 64px #0008; }
.marquee li { display: flex; align-items: center; justify-content: space-between; height: 78px; padding: 0 28px; font-size: 23px; }
.marquee li + li { border-top: 1px solid var(--or-line); }
.badge { display: flex; gap: 10px; align-items: center; height: 42px; padding: 0 14px 0 10px; border: 1px solid color-mix(in srgb, var(--tier) 45%, transparent); border-radius: 10px; background: color-mix(in srgb, var(--tier) 12%, var(--or-paper)); color: var(--tier); font-size: 18px; font-weight: 600; white-space: nowrap; }
`;

/** By the names of their files, in CSS pixels. */
export const PROMOS = [
  { name: 'tile', width: 440, height: 280, view: Tile },
  { name: 'marquee', width: 1400, height: 560, view: Marquee },
].map(({ view: View, ...promo }) => ({
  ...promo,
  html: (props: PromoProps) => `<style>${STYLE}</style>${renderToString(<View {...props} />)}`,
}));
