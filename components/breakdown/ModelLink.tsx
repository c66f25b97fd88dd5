import { useContext } from 'preact/hooks';
import { OpeningContext } from './opening.ts';

export interface ModelLinkProps {
  readonly id: string;
  readonly name: string;
}

/** The name of a model or corpus that opens its breakdown; plain text where it has none. */
export function ModelLink({ id, name }: ModelLinkProps) {
  const opening = useContext(OpeningContext);
  if ('onOpen' in opening) {
    return (
      <button type="button" class="or-link" onClick={() => opening.onOpen(id)}>
        {name}
      </button>
    );
  }
  const address = opening.addressOf(id);
  if (address === null) return <span class="or-name">{name}</span>;
  return (
    <a class="or-link" href={address}>
      {name}
    </a>
  );
}
