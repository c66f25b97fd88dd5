/** Makers as the sources write them, and the name of the developer that is meant. */
export const DEVELOPER_SPELLINGS: Readonly<Record<string, string>> = {
  'Google AI': 'Google',
  'Multilateral, lead by BAAI': 'BAAI',
  zhipuai: 'Z.ai',
};

/** Who made what, where the first maker that a source names is not the one: crosswalk id to the developer's name. */
export const MAKERS: Readonly<Record<string, string>> = {
  cogvideo: 'Z.ai',
  cogview: 'Z.ai',
  ferret: 'Apple',
  'glm-130b': 'Z.ai',
  openchat: 'OpenChat',
};
