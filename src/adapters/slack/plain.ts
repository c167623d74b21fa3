/** Slack looks for no names and addresses in a text. */
export const unlinked = { link_names: false, parse: 'none' } as const;

/** Nor does it unfold what it might find all the same. */
export const plain = { ...unlinked, unfurl_links: false, unfurl_media: false } as const;
