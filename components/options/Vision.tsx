/**
 * How colours look to people with colour blindness: the matrices of Machado, Oliveira and Fernandes 2009 for severity 1
 * (https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html), as SVG filters in linear light.
 */
const MATRICES = {
  protan: '0.152286 1.052583 -0.204868 0 0 0.114503 0.786281 0.099216 0 0 -0.003882 -0.048116 1.051998 0 0 0 0 0 1 0',
  deutan: '0.367322 0.860646 -0.227968 0 0 0.280085 0.672501 0.047413 0 0 -0.01182 0.04294 0.968881 0 0 0 0 0 1 0',
  tritan: '1.255528 -0.076749 -0.178779 0 0 -0.078411 0.930809 0.147602 0 0 0.004733 0.691367 0.3039 0 0 0 0 0 1 0',
} as const;

export type Vision = keyof typeof MATRICES;
export const VISIONS: readonly Vision[] = ['protan', 'deutan', 'tritan'];

/** The CSS filter that shows what people with this kind of colour blindness see; `VisionFilters` must be on the page. */
export const visionFilter = (vision: Vision): string => `url(#or-vision-${vision})`;

/** Defines the filters; itself it shows nothing. */
export function VisionFilters() {
  return (
    <svg class="or-hidden" aria-hidden="true" width="0" height="0">
      {VISIONS.map((vision) => (
        <filter key={vision} id={`or-vision-${vision}`} color-interpolation-filters="linearRGB">
          <feColorMatrix type="matrix" values={MATRICES[vision]} />
        </filter>
      ))}
    </svg>
  );
}
