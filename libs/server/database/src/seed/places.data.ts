/** Where chapters are: a zone, a currency and a language setting that belong together, and the size of an invoice. */
export interface Place {
  readonly region: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly locale: string;
  readonly dial: string;
  /** One euro in this currency, roughly: closed business is made in euros. */
  readonly rate: number;
}

const place = (
  region: string,
  country: string,
  timeZone: string,
  currency: string,
  locale: string,
  dial: string,
  rate: number,
): Place => ({ region, country, timeZone, currency, locale, dial, rate });

export const LOCATIONS: readonly Place[] = [
  place('North Shore', 'Ireland', 'Europe/Dublin', 'EUR', 'en-IE', '+353', 1),
  place('Thames Valley', 'United Kingdom', 'Europe/London', 'GBP', 'en-GB', '+44', 0.85),
  place('Rhineland', 'Germany', 'Europe/Berlin', 'EUR', 'de-DE', '+49', 1),
  place('Skåne', 'Sweden', 'Europe/Stockholm', 'SEK', 'sv-SE', '+46', 11),
  place('Île-de-France', 'France', 'Europe/Paris', 'EUR', 'fr-FR', '+33', 1),
  place('New England', 'United States', 'America/New_York', 'USD', 'en-US', '+1', 1.1),
  place('Pacific Coast', 'United States', 'America/Los_Angeles', 'USD', 'en-US', '+1', 1.1),
  place('São Paulo', 'Brazil', 'America/Sao_Paulo', 'BRL', 'pt-BR', '+55', 6),
  place('Maharashtra', 'India', 'Asia/Kolkata', 'INR', 'en-IN', '+91', 95),
  place('Kowloon', 'Hong Kong', 'Asia/Hong_Kong', 'HKD', 'en-HK', '+852', 8.6),
  place('Kansai', 'Japan', 'Asia/Tokyo', 'JPY', 'ja-JP', '+81', 165),
  place('New South Wales', 'Australia', 'Australia/Sydney', 'AUD', 'en-AU', '+61', 1.7),
];

export const FIRST_WORDS = (
  'Amber Beacon Birch Blue Bright Bronze Castle Cedar Clear Cobalt Copper Coral Crown Dawn Eastern Ember Falcon Garden ' +
  'Golden Grand Green Harbour Hazel Heron High Iron Ivory Jade Juniper Lantern Linden Maple Market Marble Meadow Merchant ' +
  'Mill Morning Northern Oak Old Opal Orchard Pearl Pine Quay River Royal Saffron Silver Southern Spring Station Stone ' +
  'Summit Swan Timber Western Willow Winter'
).split(' ');
export const SECOND_WORDS = (
  'Arch Bay Bridge Brook Circle Close Coast Corner Court Cross Exchange Field Ford Forge Gate Green Grove Hall Haven Hill ' +
  'House Island Junction Lane Light Lock Mile Moor Park Pier Place Point Port Quarter Ridge Road Row Square Steps Table ' +
  'Terrace Tower Vale View Walk Well Wharf Yard'
).split(' ');
