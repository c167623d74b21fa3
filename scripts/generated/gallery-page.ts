export interface GalleryPage {
  readonly title: string;
  readonly lead: string;
  /** In their order, with the sentence that stands above each. */
  readonly pictures: readonly { readonly file: string; readonly about: string }[];
}

/** A page of pictures in Markdown. */
export function galleryPage({ title, lead, pictures }: GalleryPage): string {
  const shown = pictures.map(({ file, about }) => `${about}\n\n![${altOf(about)}](${file})\n`);
  return [`# ${title}\n`, `${lead}\n`, ...shown].join('\n');
}

function altOf(about: string): string {
  return about.replaceAll(/[`*]|\.$/g, '');
}
