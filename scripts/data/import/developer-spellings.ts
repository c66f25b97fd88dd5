/** Names of makers as the sources write them, and the name of the developer that is meant. */
export const DEVELOPER_SPELLINGS: Readonly<Record<string, string>> = {
  'Google AI': 'Google',
};
