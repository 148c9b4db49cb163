/** District (6 digits), street (9) or community (12). */
export const AREA_CODE = /^\d{6}(\d{3}){0,2}$/;

/**
 * Whether the place `code` lies in `ancestor` or is it. Official codes nest by prefix at 6, 9 and 12 digits;
 * anything else contains nothing.
 */
export function areaWithin(code: string, ancestor: string): boolean {
  return AREA_CODE.test(ancestor) && code.startsWith(ancestor);
}
