import { PALETTES, type Palette } from '../../lib/openness/palettes.ts';
import { PALETTE_COLOURS } from '../../lib/openness/tier-colours.ts';
import { TIERS } from '../../lib/openness/tier-names.ts';
import { RecipeMark } from '../RecipeMark.tsx';
import { SAMPLE_MARKS } from '../sample-marks.ts';
import { useWords } from '../words-context.ts';
import { Choices } from './Choices.tsx';
import { VISIONS, visionFilter, VisionFilters, type Vision } from './Vision.tsx';

export interface PaletteChoiceProps {
  readonly palette: Palette;
  readonly onChange: (palette: Palette) => void;
}

/** The palettes, each with its marks, and how the chosen one looks to people with colour blindness. */
export function PaletteChoice({ palette, onChange }: PaletteChoiceProps) {
  const words = useWords();
  return (
    <>
      <VisionFilters />
      <Choices
        legend={words.options.palette}
        name="palette"
        value={palette}
        choices={PALETTES.map((value) => ({
          value,
          text: (
            <>
              {words.palettes[value]} <Marks palette={value} />
            </>
          ),
        }))}
        onChange={onChange}
      />
      <dl class="or-visions">
        <dt>{words.options.paletteAsSeen}</dt>
        {VISIONS.map((vision) => (
          <dd key={vision}>
            {words.options[vision]} <Marks palette={palette} vision={vision} />
          </dd>
        ))}
      </dl>
    </>
  );
}

function Marks({ palette, vision }: { readonly palette: Palette; readonly vision?: Vision }) {
  return (
    <span class="or-marks" style={vision && { filter: visionFilter(vision) }}>
      {TIERS.map((tier) => {
        const [light, dark] = PALETTE_COLOURS[palette][tier];
        return (
          <span key={tier} style={{ '--tier': `light-dark(${light}, ${dark})` }}>
            <RecipeMark mark={SAMPLE_MARKS[tier]} size={16} />
          </span>
        );
      })}
    </span>
  );
}
