/** Whether models are marked in the publications that are on from install. Off, each of them is a silent host. */
import type { Settings } from './settings.ts';
import { NEWS_HOSTS } from './sites/news-hosts.ts';

/** True unless all of them are silent. */
export const isNewsOn = ({ silentHosts }: Settings): boolean => !NEWS_HOSTS.every((host) => silentHosts.includes(host));

/** The silent hosts after all of them were switched on or off. */
export function withNews({ silentHosts }: Settings, on: boolean): readonly string[] {
  const others = silentHosts.filter((host) => !NEWS_HOSTS.some((news) => news === host));
  return on ? others : [...others, ...NEWS_HOSTS];
}
