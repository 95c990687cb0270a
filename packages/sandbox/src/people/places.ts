import { isNameLocale, type NameLocale } from "./name-pools.ts";

/** A town where invented people live and work. Offices have an id; a place without one is for remote people only. */
export interface Place {
  readonly siteId: string | null;
  readonly label: string;
  readonly city: string;
  readonly region: string | null;
  readonly countryCode: string;
  readonly country: string;
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  readonly names: NameLocale;
  readonly legalEntity: string;
  readonly dial: string;
  readonly streets: readonly string[];
  /** `#` stands for a digit. */
  readonly postcode: string;
  /** How many in a hundred work here. */
  readonly weight: number;
}

// site id · city · region · country code · country · zone · locale · names · legal entity · dial · streets · postcode · weight
const table = `
london   | London    |     | GB | United Kingdom | Europe/London       | en-GB | en_GB | Acme Ltd  | +44  | King's Road, Mill Lane, Station Road      | SE# #AB  | 26
berlin   | Berlin    |     | DE | Germany        | Europe/Berlin       | de-DE | de    | Acme GmbH | +49  | Lindenstraße, Am Weiher, Königsallee      | 10###    | 16
new-york | New York  | NY  | US | United States  | America/New_York    | en-US | en_US | Acme Inc. | +1   | Elm Street, Second Avenue, Prospect Place | 100##    | 14
paris    | Paris     |     | FR | France         | Europe/Paris        | fr-FR | fr    | Acme SAS  | +33  | rue de l'Église, allée des Tilleuls       | 750##    | 9
madrid   | Madrid    |     | ES | Spain          | Europe/Madrid       | es-ES | es    | Acme GmbH | +34  | Calle del Río, Avenida de la Peña         | 280##    | 7
warsaw   | Warszawa  |     | PL | Poland         | Europe/Warsaw       | pl-PL | pl    | Acme GmbH | +48  | ul. Źródlana, ul. Łąkowa                  | 00-###   | 7
athens   | Athens    |     | GR | Greece         | Europe/Athens       | el-GR | el    | Acme GmbH | +30  | Ελιάς, Μύλου                              | 105 ##   | 4
tokyo    | Tokyo     |     | JP | Japan          | Asia/Tokyo          | ja-JP | ja    | Acme KK   | +81  | 桜通り, 本町                               | 100-00## | 4
sydney   | Sydney    | NSW | AU | Australia      | Australia/Sydney    | en-AU | en_GB | Acme Ltd  | +61  | Harbour Street, Wattle Close              | 20##     | 3
         | Lisbon    |     | PT | Portugal       | Europe/Lisbon       | pt-PT | pt_PT | Acme GmbH | +351 | Rua da Fonte, Travessa do Açude           | 1100-### | 3
         | Denver    | CO  | US | United States  | America/Denver      | en-US | en_US | Acme Inc. | +1   | Aspen Way, Foothill Road                  | 802##    | 3
         | Київ      |     | UA | Ukraine        | Europe/Kyiv         | uk-UA | uk    | Acme GmbH | +380 | вул. Садова, вул. Паркова                 | 010##    | 2
         | Hà Nội    |     | VN | Viet Nam       | Asia/Ho_Chi_Minh    | vi-VN | vi    | Acme Ltd  | +84  | phố Hàng Dầu, ngõ Gốc Đa                  | 1000##   | 2
`;

/** All places, offices first. */
export const places: readonly Place[] = table.trim().split("\n").map(readPlace);

/** The offices people's `siteId` points to. */
export const sites: readonly (Place & { readonly siteId: string })[] = places.flatMap((place) =>
  place.siteId === null ? [] : [{ ...place, siteId: place.siteId }],
);

/** The employing companies, in a fixed order; the first is the parent. */
export const legalEntities: readonly string[] = [...new Set(places.map((place) => place.legalEntity))];

function readPlace(line: string): Place {
  const cells = line.split("|").map((text) => text.trim());
  const cell = (column: number) => cells[column] ?? "";
  const names = cell(7);
  if (cells.length !== 13 || !isNameLocale(names)) throw new Error(`places: ${line}`);
  return {
    siteId: cell(0) || null,
    label: `${cell(1)} office`,
    city: cell(1),
    region: cell(2) || null,
    countryCode: cell(3),
    country: cell(4),
    timeZone: cell(5),
    locale: cell(6),
    names,
    legalEntity: cell(8),
    dial: cell(9),
    streets: cell(10).split(", "),
    postcode: cell(11),
    weight: Number(cell(12)),
  };
}
