export const lib = 'allocation';
