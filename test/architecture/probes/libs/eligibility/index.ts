export const lib = 'eligibility';
