/** The languages of Learn Amp. */
const known = [
  ...["en", "en-US", "de", "es", "es-CO", "fr", "fr-CA", "it", "nl", "pt-BR", "pl", "ru", "no", "sv", "da", "zh-CN"],
  ...["zh-TW", "ja", "ar", "sk", "ca", "cy", "el", "hu", "pt-PT", "ro", "tr"],
];

/** Tags that come near one of them. */
const near: { readonly [tag: string]: string } = {
  ...toward("en", "en-GB", "en-AU", "en-CA", "en-IE", "en-IN", "en-NZ", "en-SG", "en-ZA"),
  ...toward("de", "de-DE", "de-AT", "de-CH"),
  ...toward("es", "es-ES", "es-MX", "es-AR", "es-CL", "es-PE"),
  ...toward("fr", "fr-FR", "fr-BE", "fr-CH", "fr-LU"),
  ...toward("it", "it-IT", "it-CH"),
  ...toward("nl", "nl-NL", "nl-BE"),
  ...toward("no", "nb", "nn", "no-NO", "nb-NO", "nn-NO"),
  ...toward("zh-CN", "zh", "zh-Hans", "zh-Hans-CN", "zh-SG"),
  ...toward("zh-TW", "zh-Hant", "zh-Hant-TW", "zh-HK"),
  ...toward("pt-PT", "pt"),
  ...{ "pl-PL": "pl", "ru-RU": "ru", "sv-SE": "sv", "sv-FI": "sv", "da-DK": "da", "ja-JP": "ja", "sk-SK": "sk" },
  ...{ "ca-ES": "ca", "cy-GB": "cy", "el-GR": "el", "hu-HU": "hu", "ro-RO": "ro", "tr-TR": "tr", "ar-SA": "ar" },
};

/** Learn Amp's code for a language tag; of any other nothing can be said. */
export const languages: { readonly [tag: string]: string } = {
  ...Object.fromEntries(known.map((code) => [code, code])),
  ...near,
};

function toward(code: string, ...tags: readonly string[]): { readonly [tag: string]: string } {
  return Object.fromEntries(tags.map((tag) => [tag, code]));
}
