/** Brands 11–22; 22 is the seller's own, which services and bundles bear. */
export const brandNames = [
  'Adatum',
  'Contoso',
  'Fabrikam',
  'Lamna',
  'Litware',
  'Northwind',
  'Proseware',
  'Relecloud',
  'Tailspin',
  'Treyline',
  'Wingtip',
  'Seller',
] as const;

/** Categories 61–65. */
export const categoryNames = ['Hardware', 'Workplace', 'Networking', 'Software', 'Managed Services'] as const;

/** Name of a brand of the seed; undefined for 0 (no brand). */
export function brandName(brandId: number): string | undefined {
  return brandNames[brandId - 11];
}
