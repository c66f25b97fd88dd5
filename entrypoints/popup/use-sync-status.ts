import { useEffect, useState } from 'preact/hooks';
import type { SyncStatus } from '../../lib/dataset/sync-service.ts';
import { sendMessage } from '../../lib/messages.ts';

/** How the sync of the dataset stands; null until it is known. @param tries asks anew when it changes */
export function useSyncStatus(tries: number): SyncStatus | null {
  const [status, setStatus] = useState<SyncStatus | null>(null);
  useEffect(() => {
    sendMessage('syncStatus').then(setStatus, () => setStatus(null));
  }, [tries]);
  return status;
}
