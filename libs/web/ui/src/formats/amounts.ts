/**
 * An amount as people type it, as an exact decimal: `1,250.50`, `1.250,50`, `1 250,5`, `€ 99`. The last separator with
 * one or two digits behind it is the decimal one; all others group. Null when it is no amount of more than nothing.
 */
export function parseAmount(typed: string): string | null {
  const text = typed
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^[^\d.,-]{0,4}/u, '')
    .replace(/[^\d.,]{0,4}$/u, '');
  if (!/^\d[\d.,]*$|^[.,]\d{1,2}$/.test(text)) return null;
  const cents = /[.,](\d{1,2})$/.exec(text);
  const whole = (cents ? text.slice(0, cents.index) : text).replace(/[.,]/g, '').replace(/^0+(?=\d)/, '') || '0';
  const groups = (cents ? text.slice(0, cents.index) : text).split(/[.,]/).slice(1);
  if (whole.length > 12 || groups.some((group) => group.length !== 3 && group.length !== 2)) return null;
  const amount = cents ? `${whole}.${cents[1]}` : whole;
  return Number(amount) > 0 ? amount : null;
}
