export const lib = 'contracts';
